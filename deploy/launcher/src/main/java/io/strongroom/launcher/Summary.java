package io.strongroom.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last lines of the demo: what was backed up, whether it is good, and how to go on. */
final class Summary {
    private Summary() {}

    static List<String> of(MainJob.Result result) {
        JsonNode backup = result.backup();
        JsonNode counts = backup.path("counts");
        long objects = counts.path("objects").asLong();
        double seconds = secondsOf(backup, result.seconds());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Backed up    \"" + result.schemaName() + "\" as backup "
                + backup.path("id").asText() + " (" + backup.path("state").asText() + ")");
        lines.add(String.format(
                Locale.ROOT,
                "             %,d object types, %,d attributes, %,d objects, %,d references",
                counts.path("objectTypes").asLong(),
                counts.path("attributes").asLong(),
                objects,
                counts.path("references").asLong()));
        lines.add(String.format(
                Locale.ROOT,
                "             %s stored, %.1f s, %,.0f objects/s",
                size(backup.path("size").path("storedBytes").asLong()),
                seconds,
                objects / seconds));
        for (JsonNode warning : backup.path("warnings")) {
            lines.add("Warning      " + warning.path("code").asText() + " "
                    + warning.path("detail").asText() + " ("
                    + warning.path("count").asLong() + ")");
        }
        lines.add(verifiedLine(result.verified()));
        result.verified().path("problems").forEach(problem -> lines.add("             " + problem));
        result.seen()
                .forEach(object -> lines.add("Seen inside  " + text(object, "objectKey", "key", "id") + "  "
                        + text(object, "label", "name")));
        return lines;
    }

    static List<String> howToGoOn(String gatewayUrl, String tokenFile, String backupId) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Console      " + gatewayUrl);
        lines.add("Sign in      with the administrator's API token: " + tokenFile);
        lines.add("API          " + gatewayUrl + "/q/swagger-ui");
        lines.add("With curl    TOKEN=" + (tokenFile.startsWith("$") ? tokenFile : "$(cat " + tokenFile + ")"));
        String curl = "             curl -H \"Authorization: Bearer $TOKEN\" " + gatewayUrl + "/api/v1";
        lines.add(curl + "/schemas");
        if (backupId.isEmpty()) {
            lines.add(curl + "/setup");
        } else {
            lines.add(curl + "/backups/" + backupId);
            lines.add(curl + "/backups/" + backupId + "/objects?size=5");
        }
        return lines;
    }

    private static String verifiedLine(JsonNode verified) {
        return (verified.path("ok").asBoolean() ? "Verified     yes: " : "Verified     NO: ")
                + String.format(
                        Locale.ROOT,
                        "%,d packs and %,d objects read back and compared, %,d problems",
                        verified.path("packsChecked").asLong(),
                        verified.path("objectsChecked").asLong(),
                        (long) verified.path("problems").size());
    }

    private static double secondsOf(JsonNode backup, double measured) {
        try {
            Duration took = Duration.between(
                    Instant.parse(backup.path("startedAt").asText()),
                    Instant.parse(backup.path("finishedAt").asText()));
            return Math.max(0.1, took.toMillis() / 1000.0);
        } catch (DateTimeParseException notStated) {
            return measured;
        }
    }

    static String size(long bytes) {
        if (bytes < 1024 * 1024) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
        }
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }

    private static String text(JsonNode object, String... names) {
        for (String name : names) {
            if (object.path(name).isTextual()) {
                return object.path(name).asText();
            }
        }
        return "";
    }
}
