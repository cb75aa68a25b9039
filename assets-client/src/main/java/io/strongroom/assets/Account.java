package io.strongroom.assets;

import org.jspecify.annotations.Nullable;

/**
 * Who the token belongs to.
 *
 * @param emailAddress null when the account hides it
 */
public record Account(String accountId, String displayName, @Nullable String emailAddress, String timeZone) {

    /** Without name and address. */
    @Override
    public String toString() {
        return "Account[accountId=" + accountId + ']';
    }
}
