package io.strongroom.sync.domain.sync;

import java.util.regex.Pattern;

public record SyncId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public SyncId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("syncId is not a UUID in lower case");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }
}
