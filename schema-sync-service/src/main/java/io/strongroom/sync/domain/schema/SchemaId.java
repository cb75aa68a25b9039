package io.strongroom.sync.domain.schema;

import io.strongroom.sync.domain.instance.InstanceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

public record SchemaId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public SchemaId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("schemaId is not a UUID in lower case");
        }
    }

    /** The same schema of the same instance has the same id for ever, also after it was gone for a while. */
    public static SchemaId of(InstanceId instanceId, String sourceId) {
        byte[] name = (instanceId.value() + "/" + sourceId).getBytes(StandardCharsets.UTF_8);
        return new SchemaId(UUID.nameUUIDFromBytes(name).toString());
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }
}
