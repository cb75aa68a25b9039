package io.strongroom.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void portsThatAreNotNamedAreFreeOnes() {
        Options options = Options.parse("--data", "/srv/x", "--store-port", "27117");

        assertThat(options).isEqualTo(new Options(Path.of("/srv/x"), 0, 0, 27_117, false));
    }

    @Test
    void aValueThatIsNoPortIsNamedWithItsOption() {
        assertThatThrownBy(() -> Options.parse("--data", "/srv/x", "--kafka-port", "70000"))
                .hasMessageContaining("--kafka-port")
                .hasMessageContaining("70000");
    }

    @Test
    void anUnknownOptionShowsTheUsage() {
        assertThatThrownBy(() -> Options.parse("--dta", "/srv/x")).hasMessageContaining("usage: devstack");
    }

    @Test
    void anOptionAtTheEndNeedsItsValue() {
        assertThatThrownBy(() -> Options.parse("--data")).hasMessageContaining("--data needs a value");
    }
}
