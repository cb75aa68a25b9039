package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void showsWhatIsKnown() throws Exception {
        JsonNode backup = backup(
                "FETCH",
                "{\"done\":5000,\"total\":10000,\"percent\":50,\"etaSeconds\":90," + "\"limitedBy\":\"RATE_LIMIT\"}");

        assertThat(ProgressLine.text(backup))
                .isEqualTo("[############............]  50 %  fetch  5,000 of 10,000  about 1m30s left"
                        + "  limited by rate limit");
    }

    @Test
    void aBackupThatWaitsShowsItsState() throws Exception {
        assertThat(ProgressLine.text(new ObjectMapper().readTree("{\"state\":\"IN_QUEUE\"}")))
                .isEqualTo("[........................]   0 %  in queue");
    }

    @Test
    void withoutATerminalOnlyTenPercentStepsAndNewPhasesAreLines() throws Exception {
        ProgressLine line = new ProgressLine(terminal(false));

        line.show(backup("SWEEP", "{\"percent\":1}"));
        line.show(backup("SWEEP", "{\"percent\":2}"));
        line.show(backup("SWEEP", "{\"percent\":11}"));
        line.show(backup("FETCH", "{\"percent\":12}"));

        assertThat(printed().lines()).hasSize(3);
    }

    @Test
    void onATerminalTheLineIsWrittenOverAndThenReplaced() throws Exception {
        Terminal terminal = terminal(true);
        ProgressLine line = new ProgressLine(terminal);

        line.show(backup("SWEEP", "{\"percent\":1}"));
        line.show(backup("SWEEP", "{\"percent\":2}"));
        terminal.line("done");

        assertThat(printed()).containsOnlyOnce("\n").endsWith("\r\u001b[Kdone" + System.lineSeparator());
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), interactive);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode backup(String phase, String progress) throws Exception {
        return new ObjectMapper()
                .readTree("{\"state\":\"IN_PROGRESS\",\"phase\":\"" + phase + "\",\"progress\":" + progress + "}");
    }
}
