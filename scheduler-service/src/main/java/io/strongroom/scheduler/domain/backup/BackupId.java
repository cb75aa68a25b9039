package io.strongroom.scheduler.domain.backup;

import java.time.Instant;
import java.util.regex.Pattern;

/** A ULID: 26 characters of Crockford's base 32, upper case, that sort by the time of the request. */
public record BackupId(String value) {
    /** Bytes of randomness behind the 48 bits of time. */
    public static final int RANDOM_BYTES = 10;

    private static final Pattern SHAPE = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public BackupId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("backupId is not a ULID");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    public static BackupId of(Instant at, byte[] randomness) {
        if (randomness.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("randomness must have " + RANDOM_BYTES + " bytes");
        }
        byte[] bytes = new byte[16];
        long millis = at.toEpochMilli();
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (millis >>> (40 - 8 * i));
        }
        System.arraycopy(randomness, 0, bytes, 6, RANDOM_BYTES);
        StringBuilder text = new StringBuilder(26);
        for (int i = 0; i < 26; i++) {
            text.append(ALPHABET.charAt(fiveBits(bytes, 5 * i - 2)));
        }
        return new BackupId(text.toString());
    }

    // 26 × 5 = 130 bits hold 128: the first character starts two bits before the first byte
    private static int fiveBits(byte[] bytes, int firstBit) {
        int result = 0;
        for (int bit = firstBit; bit < firstBit + 5; bit++) {
            result <<= 1;
            if (bit >= 0) {
                result |= (bytes[bit / 8] >>> (7 - bit % 8)) & 1;
            }
        }
        return result;
    }
}
