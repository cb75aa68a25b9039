package io.strongroom.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.launcher.Api;
import java.util.Map;
import java.util.UUID;

/** One site of the simulator with the credential that it accepts. */
record SimulatedSite(String name, String siteUrl, String workspaceId, String email, String token) {

    static SimulatedSite create(Api simulator, String name, int objects, int issues) {
        return create(simulator, name, 2, objects, issues);
    }

    static SimulatedSite create(Api simulator, String name, int schemas, int objects, int issues) {
        // Long and unlike anything else, because it is searched for afterwards.
        String token = "SECRET-" + UUID.randomUUID() + "-" + name;
        String email = name + "@strongroom.example";
        JsonNode made = simulator.post(
                "/__sim/sites",
                Map.of(
                        "site", name,
                        "email", email,
                        "token", token,
                        "jiraAdmin", true,
                        "dataset", Map.of("seed", 42, "schemas", schemas, "objects", objects, "issues", issues)));
        return new SimulatedSite(
                name, made.path("siteUrl").asText(), made.path("workspaceId").asText(), email, token);
    }

    /** A Data Center host, which has no workspace and whose token needs no email. */
    static SimulatedSite dataCenter(Api simulator, String name, int objects) {
        String token = "SECRET-" + UUID.randomUUID() + "-" + name;
        JsonNode made = simulator.post(
                "/__sim/sites",
                Map.of(
                        "site",
                        name,
                        "type",
                        "DATA_CENTER",
                        "token",
                        token,
                        "dataset",
                        Map.of("seed", 42, "schemas", 2, "objects", objects)));
        return new SimulatedSite(name, made.path("siteUrl").asText(), "", "", token);
    }

    Map<String, Object> connection() {
        return Map.of("siteUrl", siteUrl, "workspaceId", workspaceId, "email", email, "apiToken", token);
    }

    SimulatedSite withToken(String other) {
        return new SimulatedSite(name, siteUrl, workspaceId, email, other);
    }

    SimulatedSite withEmail(String other) {
        return new SimulatedSite(name, siteUrl, workspaceId, other, token);
    }

    SimulatedSite withWorkspaceId(String other) {
        return new SimulatedSite(name, siteUrl, other, email, token);
    }

    SimulatedSite withSiteUrl(String other) {
        return new SimulatedSite(name, other, workspaceId, email, token);
    }

    @Override
    public String toString() {
        return name;
    }
}
