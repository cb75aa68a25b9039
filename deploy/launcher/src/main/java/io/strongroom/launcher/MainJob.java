package io.strongroom.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The main job from a person's side: set up, sync, back up, verify, look inside. Everything goes through the gateway. */
final class MainJob {
    private static final String API = "/api/v1";
    private static final String SITE = "demo";
    private static final String EMAIL = "demo@strongroom.example";
    private static final Set<String> ENDED = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS", "FAILED", "STOPPED");
    private static final Set<String> GOOD = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS");
    private static final Duration SYNC_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STALLED = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 500;

    private final Installation installation;
    private final Terminal terminal;
    private final Api gateway;
    private final Api simulator;

    MainJob(Installation installation, Terminal terminal) {
        this.installation = installation;
        this.terminal = terminal;
        this.gateway = new Api(installation.gatewayUrl(), installation.adminToken());
        this.simulator = new Api(installation.simulatorUrl(), "");
    }

    /** What was achieved; throws {@link LaunchRefused} with step, cause and log when a step fails. */
    Result run(int objects, int issues, String siteToken) {
        JsonNode site = step("fill the simulated site", Programs.SIMULATOR, () -> fillSite(objects, issues, siteToken));
        step("connect to the site", Programs.CONFIG, () -> connect(site, siteToken));
        step("choose the storage", Programs.CONFIG, () -> gateway.put(API + "/storage", Map.of("kind", "MANAGED")));
        step("sync the schemas", Programs.SYNC, this::sync);
        JsonNode schema = step("list the schemas", Programs.SYNC, this::largestSchema);
        String name = schema.path("name").asText();
        terminal.line(String.format(
                Locale.ROOT,
                "backing up \"%s\" (%,d objects)",
                name,
                schema.path("objectCount").asLong()));
        String worker = Programs.WORKER + "-*";
        String backupId = step("start the backup", Programs.SCHEDULER, () -> requestBackup(schema));
        long start = System.nanoTime();
        JsonNode backup = step("back up", worker, () -> follow(backupId));
        double seconds = Math.max(0.1, (System.nanoTime() - start) / 1e9);
        terminal.line("verifying what was stored");
        JsonNode verified = step(
                "verify the backup", worker, () -> gateway.post(API + "/backups/" + backupId + "/verify", Map.of()));
        List<JsonNode> seen = step("look inside the backup", worker, () -> browse(backupId));
        return new Result(name, backup, verified, seen, seconds);
    }

    private <T> T step(String step, String logOf, Supplier<T> action) {
        try {
            return action.get();
        } catch (Api.Refused | LaunchRefused e) {
            throw new LaunchRefused(
                    "step \"" + step + "\" failed: " + e.getMessage() + "\n  Logs: "
                            + installation.logs().resolve(logOf + ".log") + " and "
                            + installation.logs().resolve(Programs.GATEWAY + ".log"),
                    e);
        }
    }

    private JsonNode fillSite(int objects, int issues, String siteToken) {
        terminal.line(String.format(
                Locale.ROOT, "filling the simulated site with %,d objects and %,d issues", objects, issues));
        return simulator.post(
                "/__sim/sites",
                Map.of(
                        "site", SITE,
                        "email", EMAIL,
                        "token", siteToken,
                        "jiraAdmin", true,
                        "dataset", Map.of("seed", 42, "objects", objects, "issues", issues)));
    }

    private JsonNode connect(JsonNode site, String siteToken) {
        terminal.line("connecting to " + site.path("siteUrl").asText());
        return gateway.put(
                API + "/connection",
                Map.of(
                        "siteUrl",
                        site.path("siteUrl").asText(),
                        "workspaceId",
                        site.path("workspaceId").asText(),
                        "email",
                        EMAIL,
                        "apiToken",
                        siteToken));
    }

    private JsonNode sync() {
        terminal.line("syncing the schemas");
        String syncId =
                gateway.post(API + "/schemas/sync", Map.of()).path("syncId").asText();
        long end = System.nanoTime() + SYNC_PATIENCE.toNanos();
        while (true) {
            JsonNode answer = gateway.get(API + "/schemas/sync");
            String state = answer.path("state").asText();
            if (answer.path("syncId").asText().equals(syncId)) {
                if (state.equals("SUCCEEDED")) {
                    return answer;
                }
                if (state.equals("FAILED")) {
                    throw new LaunchRefused("the sync failed: " + answer);
                }
            }
            if (System.nanoTime() > end) {
                throw new LaunchRefused("the sync " + syncId + " did not end within " + SYNC_PATIENCE.toMinutes()
                        + " minutes, last answer: " + answer);
            }
            pause();
        }
    }

    private JsonNode largestSchema() {
        JsonNode schemas = gateway.get(API + "/schemas?size=200&status=ACTIVE").path("items");
        JsonNode largest = null;
        for (JsonNode schema : schemas) {
            if (largest == null
                    || schema.path("objectCount").asLong()
                            > largest.path("objectCount").asLong()) {
                largest = schema;
            }
        }
        if (largest == null) {
            throw new LaunchRefused("the sync found no schema");
        }
        return largest;
    }

    private String requestBackup(JsonNode schema) {
        String path = API + "/schemas/" + schema.path("id").asText() + "/backups";
        try {
            return gateway.post(path, Map.of("description", "demo"))
                    .path("backupId")
                    .asText();
        } catch (Api.Refused e) {
            if (!e.code().equals("backup.already-active")) {
                throw e;
            }
            for (JsonNode backup : gateway.get(path + "?size=50").path("items")) {
                if (!ENDED.contains(backup.path("state").asText())) {
                    terminal.line("continuing the backup that an earlier run started");
                    return backup.path("id").asText();
                }
            }
            throw e;
        }
    }

    private JsonNode follow(String backupId) {
        ProgressLine progress = new ProgressLine(terminal);
        String last = "";
        long lastChange = System.nanoTime();
        while (true) {
            JsonNode backup = gateway.get(API + "/backups/" + backupId);
            progress.show(backup);
            String state = backup.path("state").asText();
            if (ENDED.contains(state)) {
                if (!GOOD.contains(state)) {
                    throw new LaunchRefused("the backup ended as " + state + ": "
                            + backup.path("error").path("code").asText("") + " "
                            + backup.path("error").path("message").asText(""));
                }
                return backup;
            }
            String now = state + backup.path("phase").asText() + backup.path("progress");
            if (!now.equals(last)) {
                last = now;
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > STALLED.toNanos()) {
                throw new LaunchRefused("no progress for " + STALLED.toMinutes() + " minutes, last: " + backup);
            }
            pause();
        }
    }

    private List<JsonNode> browse(String backupId) {
        String path = API + "/backups/" + backupId + "/objects";
        List<JsonNode> seen = new ArrayList<>();
        JsonNode page = gateway.get(path + "?size=2").path("items");
        for (JsonNode item : page) {
            String id = item.has("objectId")
                    ? item.path("objectId").asText()
                    : item.path("id").asText();
            seen.add(gateway.get(path + "/" + id));
        }
        if (seen.size() < 2) {
            throw new LaunchRefused("the backup shows " + seen.size() + " objects instead of two");
        }
        return seen;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchRefused("interrupted", e);
        }
    }

    /** What the summary needs. */
    record Result(String schemaName, JsonNode backup, JsonNode verified, List<JsonNode> seen, double seconds) {
        boolean good() {
            return verified.path("ok").asBoolean();
        }
    }
}
