package io.strongroom.config.domain.access;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** What the holder of a token may do. Each role includes the ones before it. */
public enum AccessRole {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** The name by which the public contract knows the role. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AccessRole parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role.id().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        FieldCode.ROLE_UNKNOWN, "There is no such role. Choose viewer, operator or admin."));
    }
}
