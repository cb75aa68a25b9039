package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.launcher.Arguments.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Path DATA = Path.of("/srv/data");

    @Test
    void nothingAskedForShowsHelp() {
        assertThat(Arguments.parse(DATA).command()).isEqualTo(Command.HELP);
    }

    @Test
    void theDemoHasDefaults() {
        assertThat(Arguments.parse(DATA, "demo"))
                .isEqualTo(new Arguments(Command.DEMO, DATA, 1, 10_000, 200, false, Ports.defaults()));
    }

    @Test
    void everyOptionOfTheDemoIsTaken() {
        Arguments arguments = Arguments.parse(
                DATA, "demo", "--once", "--workers", "3", "--objects", "200_000", "--issues", "7", "--data", "/tmp/x");

        assertThat(arguments)
                .isEqualTo(new Arguments(Command.DEMO, Path.of("/tmp/x"), 3, 200_000, 7, true, Ports.defaults()));
    }

    @Test
    void aSinglePortMovesOnTopOfABlock() {
        Ports ports = Arguments.parse(DATA, "up", "--port-base", "9000", "--store-port", "7")
                .ports();

        assertThat(ports.gateway()).isEqualTo(9000);
        assertThat(ports.ofWorker(2)).isEqualTo(9005);
        assertThat(ports.store()).isEqualTo(7);
    }

    @Test
    void aMistakeIsNamed() {
        assertThatThrownBy(() -> Arguments.parse(DATA, "dmeo")).hasMessageContaining("there is no command dmeo");
        assertThatThrownBy(() -> Arguments.parse(DATA, "demo", "--wrkers", "3"))
                .hasMessageContaining("no option --wrkers");
        assertThatThrownBy(() -> Arguments.parse(DATA, "demo", "--workers")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Arguments.parse(DATA, "demo", "--workers", "0"))
                .hasMessageContaining("--workers is a number from 1 to 16");
        assertThatThrownBy(() -> Arguments.parse(DATA, "demo", "--objects", "many"))
                .hasMessageContaining("--objects needs a number");
        assertThatThrownBy(() -> Arguments.parse(DATA, "demo", "fast")).hasMessageContaining("what is fast?");
    }
}
