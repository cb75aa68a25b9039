package io.strongroom.config.domain.storage;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a storage for ever: {@code managed}, or what follows from kind, host and name of a database of one's own. */
public record StorageId(String value) {

    private static final Pattern FORM = Pattern.compile("managed|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static final StorageId MANAGED = new StorageId("managed");

    public StorageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("storage id must be managed or a UUID");
        }
    }

    static StorageId of(StorageKind kind, String host, DatabaseName name) {
        String all = host + "/" + name.text() + "/" + kind.name();
        return new StorageId(
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
