package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import io.strongroom.sync.domain.schema.SchemaFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** config-service and Atlassian, as a test says they are. */
public final class ScriptedSource implements InstanceDirectory, SchemaSource {
    private final Map<InstanceId, Instance> instances = new LinkedHashMap<>();
    private final Map<String, List<SchemaFacts>> schemas = new HashMap<>();
    private final Map<String, Answer> unlisted = new HashMap<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private boolean directoryDown;

    public void has(Instance instance, SchemaFacts... facts) {
        instances.put(instance.id(), instance);
        schemas.put(instance.id().value(), List.of(facts));
        failures.remove(instance.id().value());
    }

    /** What is answered for a schema that the list leaves out; without this, that there is none. */
    public void answers(String sourceId, Answer answer) {
        unlisted.put(sourceId, answer);
    }

    public void fails(InstanceId id, RuntimeException failure) {
        failures.put(id.value(), failure);
    }

    /** config-service does not list it any more. */
    public void forget(InstanceId id) {
        instances.remove(id);
    }

    public void directoryGoesDown() {
        directoryDown = true;
    }

    /** Runs while the source is being read. */
    public void meanwhile(Runnable action) {
        meanwhile = action;
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public List<Instance> inUse() {
        if (directoryDown) {
            throw new SourceUnavailableException("config-service.unavailable", "down", new IOException());
        }
        return List.copyOf(instances.values());
    }

    @Override
    public Access access(InstanceId instanceId) {
        return new Access(Instance.Type.CLOUD, instanceId.value(), "ws", "anna@example.com", "secret");
    }

    @Override
    public List<SchemaFacts> schemas(Access access, BooleanSupplier abandoned) {
        asked.add(access.url());
        meanwhile.run();
        RuntimeException failure = failures.get(access.url());
        if (failure != null) {
            throw failure;
        }
        return schemas.getOrDefault(access.url(), List.of());
    }

    @Override
    public Answer schema(Access access, String sourceId, BooleanSupplier abandoned) {
        return unlisted.getOrDefault(sourceId, new Answer.Gone());
    }
}
