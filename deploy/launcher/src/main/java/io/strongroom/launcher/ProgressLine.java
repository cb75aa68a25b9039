package io.strongroom.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A backup's progress as text. Without a terminal only steps of ten percent and new phases are worth a line. */
final class ProgressLine {
    private static final int STEP = 10;
    private static final int BAR = 24;

    private final Terminal terminal;
    private String lastPhase = "";
    private int lastStep = -1;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(JsonNode backup) {
        String phase = phaseOf(backup);
        int step = percentOf(backup) / STEP;
        if (terminal.interactive() || step != lastStep || !phase.equals(lastPhase)) {
            terminal.rewrite("  " + text(backup));
        }
        lastPhase = phase;
        lastStep = step;
    }

    static String text(JsonNode backup) {
        JsonNode progress = backup.path("progress");
        int percent = percentOf(backup);
        int full = percent * BAR / 100;
        StringBuilder text = new StringBuilder()
                .append('[')
                .append("#".repeat(full))
                .append(".".repeat(BAR - full))
                .append(String.format(Locale.ROOT, "] %3d %%  %s", percent, phaseOf(backup)));
        if (progress.path("total").asLong() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %,d of %,d",
                    progress.path("done").asLong(),
                    progress.path("total").asLong()));
        }
        if (progress.path("etaSeconds").isNumber()) {
            text.append("  about ")
                    .append(duration(progress.path("etaSeconds").asLong()))
                    .append(" left");
        }
        if (progress.path("limitedBy").isTextual()) {
            text.append("  limited by ").append(words(progress.path("limitedBy").asText()));
        }
        return text.toString();
    }

    static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
    }

    private static int percentOf(JsonNode backup) {
        return Math.max(
                0, Math.min(100, (int) backup.path("progress").path("percent").asDouble()));
    }

    private static String phaseOf(JsonNode backup) {
        String phase = backup.path("phase").asText("");
        return words(phase.isEmpty() ? backup.path("state").asText() : phase);
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
