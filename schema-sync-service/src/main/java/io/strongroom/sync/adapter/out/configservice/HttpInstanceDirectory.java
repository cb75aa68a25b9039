package io.strongroom.sync.adapter.out.configservice;

import io.strongroom.sync.application.port.out.Access;
import io.strongroom.sync.application.port.out.InstanceDirectory;
import io.strongroom.sync.application.port.out.SourceRejectedException;
import io.strongroom.sync.application.port.out.SourceUnavailableException;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class HttpInstanceDirectory implements InstanceDirectory {
    private final ConfigServiceApi api;

    HttpInstanceDirectory(@RestClient ConfigServiceApi api) {
        this.api = api;
    }

    @Override
    public List<Instance> inUse() {
        return call(() -> api.instances().stream()
                .map(answer -> new Instance(
                        new InstanceId(answer.instanceId()),
                        Instance.Role.valueOf(answer.role()),
                        Instance.Type.valueOf(answer.type()),
                        answer.name(),
                        answer.url(),
                        Instance.Presence.PRESENT,
                        answer.revision()))
                .toList());
    }

    @Override
    public Access access(InstanceId instanceId) {
        return call(() -> {
            ConfigServiceApi.CredentialAnswer answer = api.credential(instanceId.value());
            return new Access(
                    Instance.Type.valueOf(answer.type()),
                    answer.url(),
                    answer.workspaceId() == null ? "" : answer.workspaceId(),
                    answer.email() == null ? "" : answer.email(),
                    answer.token());
        });
    }

    private static <T> T call(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 404) {
                throw new SourceRejectedException("instance.removed", "The instance is not configured any more.", e);
            }
            if (status >= 500 || status == 429) {
                throw new SourceUnavailableException(
                        "config-service.unavailable", "config-service answered " + status + ".", e);
            }
            throw new SourceRejectedException("config-service.refused", "config-service answered " + status + ".", e);
        } catch (ProcessingException e) {
            throw new SourceUnavailableException("config-service.unavailable", "config-service does not answer.", e);
        } catch (IllegalArgumentException e) {
            // a value of a later version; the message of valueOf and of the ids names no secret
            throw new SourceRejectedException("config-service.unreadable", "config-service's answer is not known.", e);
        }
    }
}
