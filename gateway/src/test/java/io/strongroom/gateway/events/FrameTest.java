package io.strongroom.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void anEventHasNameIdAndData() {
        assertThat(Frame.of("backup", "x-1", "{}")).hasToString("event: backup\nid: x-1\ndata: {}\n\n");
    }

    @Test
    void dataOfSeveralLinesStaysOneEvent() {
        assertThat(Frame.of("backup", "x-1", "{\n \"a\":1\r\n}"))
                .hasToString("event: backup\nid: x-1\ndata: {\ndata:  \"a\":1\ndata: }\n\n");
    }
}
