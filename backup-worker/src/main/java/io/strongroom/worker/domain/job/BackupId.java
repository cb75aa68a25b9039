package io.strongroom.worker.domain.job;

import java.util.regex.Pattern;

/** Names one backup and the snapshot it produces: a ULID, so ids sort by the time of the request. */
public record BackupId(String value) {
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    public BackupId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("backupId must be a ULID of 26 characters");
        }
    }

    public static boolean isValid(String value) {
        return ULID.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
