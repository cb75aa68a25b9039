package io.strongroom.gateway.events;

import io.strongroom.gateway.routes.Route;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which resource a message of a topic is about. Only identifiers are taken from messages, so that what listeners get
 * has exactly the shape and the rights of the GET.
 */
final class ChangedTopics {

    private static final Map<String, Function<JsonObject, Optional<Resource>>> TOPICS = Map.of(
            "backup.progress.v1", data -> at("backup", data.getString("backupId"), "/backups/%s"),
            "schema.changed.v1", data -> at("schema", data.getString("schemaId"), "/schemas/%s"),
            "sync.changed.v1", data -> at("sync", data.getString("instanceId"), "/schemas/sync"),
            "instance.changed.v1",
                    data -> at(
                            "instance",
                            data.getString("instanceId"),
                            "CONNECTION".equals(data.getString("role")) ? "/connection" : "/instances/%s"),
            "schedule.changed.v1", data -> at("schedule", data.getString("schemaId"), "/schemas/%s/schedule"));

    private ChangedTopics() {}

    /** Empty for a topic or a message that means nothing to listeners. */
    static Optional<Resource> resourceOf(String topic, JsonObject data) {
        return Optional.ofNullable(TOPICS.get(topic)).flatMap(parse -> parse.apply(data));
    }

    private static Optional<Resource> at(String event, @Nullable String id, String template) {
        return Optional.ofNullable(id)
                .map(known -> new Resource(event, known, Route.PREFIX + template.formatted(known)));
    }
}
