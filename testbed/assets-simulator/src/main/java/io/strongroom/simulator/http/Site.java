package io.strongroom.simulator.http;

import io.strongroom.simulator.aql.Hits;
import io.strongroom.simulator.dataset.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One Cloud site or Data Center host: its data, who may enter, and what it remembers between requests. */
final class Site {
    private static final int CACHED_SEARCHES = 12;

    private final String name;
    private final Workspace workspace;
    private final Map<String, Hits> searches = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hits> eldest) {
            return size() > CACHED_SEARCHES;
        }
    };
    private final Map<String, Integer> turns = new HashMap<>();
    private final Media media;
    private final Set<String> apis;
    private final Reindex reindex;
    private volatile Access access;
    private volatile @Nullable ObjectJson rendering;

    /**
     * Who may enter and what that account sees.
     *
     * @param password for Basic on a Data Center host; absent: only the token enters
     * @param locale the language of a Data Center's errors: en, de or ru
     */
    record Access(
            String email,
            String token,
            @Nullable String password,
            String locale,
            boolean jiraAdmin,
            boolean assets,
            boolean agentLicence,
            Set<Integer> hiddenTypes,
            Set<Integer> hiddenSchemas,
            Set<Integer> hiddenFields,
            Set<String> hiddenProjects) {

        String accountId() {
            return "712020:" + UUID.nameUUIDFromBytes(("account:" + email).getBytes(StandardCharsets.UTF_8));
        }

        boolean accepts(Credentials credentials) {
            return credentials.email().equalsIgnoreCase(email)
                    && credentials.token().equals(token);
        }

        /** On Data Center the name before Basic's colon is a user name, such as {@code anna} of anna@example.com. */
        boolean acceptsPassword(Credentials credentials) {
            return credentials.email().equalsIgnoreCase(email.replaceFirst("@.*", ""))
                    && credentials.token().equals(password);
        }
    }

    /** What a request to Cloud brought along. */
    record Credentials(String email, String token) {}

    /** @param apis the names under which a Data Center host has Assets; none for a Cloud site */
    Site(String name, Workspace workspace, Access access, Media media, Set<String> apis, Reindex reindex) {
        this.media = media;
        this.reindex = reindex;
        this.apis = Set.copyOf(apis);
        this.name = name;
        this.workspace = workspace;
        this.access = access;
    }

    String name() {
        return name;
    }

    Workspace workspace() {
        return workspace;
    }

    boolean isDataCenter() {
        return !apis.isEmpty();
    }

    Set<String> apis() {
        return apis;
    }

    Access access() {
        return access;
    }

    void access(Access changed) {
        access = changed;
    }

    Reindex reindex() {
        return reindex;
    }

    Media media() {
        return media;
    }

    /** A Data Center host has none of the habits that only Cloud has. */
    Profile behaviour(Profile profile) {
        return isDataCenter() ? profile.onDataCenter() : profile;
    }

    /** The renderer for the current definitions and profile; the caller holds the workspace's lock. */
    ObjectJson rendering(Profile profile, String origin) {
        ObjectJson current = rendering;
        if (current == null || !current.definitions().isFor(profile)) {
            current = new ObjectJson(workspace, new DefinitionJson(workspace, profile, origin), media);
            rendering = current;
        }
        return current;
    }

    synchronized @Nullable Hits cached(String search) {
        return searches.get(search);
    }

    synchronized void cache(String search, Hits hits) {
        searches.put(search, hits);
    }

    /** How often this was asked before. */
    synchronized int turn(String question) {
        if (turns.size() > 100_000) {
            turns.clear();
        }
        return turns.merge(question, 1, Integer::sum) - 1;
    }
}
