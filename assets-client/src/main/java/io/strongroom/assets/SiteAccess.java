package io.strongroom.assets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How to reach one Cloud site: its address as the user typed it, the workspace, and an account with its API token.
 */
public record SiteAccess(URI siteUrl, String workspaceId, String email, Secret token) {

    public SiteAccess {
        // Both become a part of a URL or a header, where these characters would change its meaning.
        if (!workspaceId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("workspaceId must be letters, digits and hyphens");
        }
        if (email.isBlank() || email.indexOf(':') >= 0 || email.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("email must be an address");
        }
    }

    String authorization() {
        return "Basic "
                + Base64.getEncoder().encodeToString((email + ':' + token.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    /** Without the account: it is personal data. */
    @Override
    public String toString() {
        return "SiteAccess[siteUrl=" + siteUrl + ", workspaceId=" + workspaceId + ']';
    }
}
