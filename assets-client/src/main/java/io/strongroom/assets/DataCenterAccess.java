package io.strongroom.assets;

import java.net.URI;

/** How to reach one Jira Data Center host: its base address, context path included, and a personal access token. */
public record DataCenterAccess(URI url, Secret token) {

    String authorization() {
        return "Bearer " + token.reveal();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "DataCenterAccess[url=" + url + ']';
    }
}
