package io.strongroom.sync.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import io.strongroom.sync.application.port.out.InstanceRepository;
import io.strongroom.sync.application.port.out.Saved;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class MongoInstanceRepository implements InstanceRepository {
    private final InstanceCollection instances;

    MongoInstanceRepository(InstanceCollection instances) {
        this.instances = instances;
    }

    @Override
    public Optional<Instance> find(InstanceId id) {
        return StoreCalls.call(() -> instances.findByIdOptional(id.value()).map(InstanceDocument::toDomain));
    }

    @Override
    public List<Instance> findAll() {
        return StoreCalls.call(() ->
                instances.listAll().stream().map(InstanceDocument::toDomain).toList());
    }

    @Override
    public Saved save(Instance instance) {
        InstanceDocument document = InstanceDocument.from(instance);
        return StoreCalls.call(() -> {
            long replaced = instances
                    .mongoCollection()
                    .replaceOne(
                            Filters.and(
                                    Filters.eq("_id", document.instanceId), Filters.lt("revision", document.revision)),
                            document)
                    .getMatchedCount();
            return replaced == 1 ? Saved.SAVED : CompareAndSet.insert(instances.mongoCollection(), document);
        });
    }
}
