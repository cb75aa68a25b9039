package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedWithItsUserAndItsOption() throws Exception {
        Ports ports = Ports.random();
        try (ServerSocket other = new ServerSocket(ports.scheduler(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.getLocalPort()).isEqualTo(ports.scheduler());
            assertThatThrownBy(() -> ports.requireFree(1, true, true))
                    .isInstanceOf(LaunchRefused.class)
                    .hasMessageContaining("port " + ports.scheduler())
                    .hasMessageContaining("scheduler-service, --scheduler-port")
                    .hasMessageContaining("already in use");
        }
    }

    @Test
    void aPortThatIsNotNeededMayBeTaken() throws Exception {
        Ports ports = Ports.random();
        try (ServerSocket other = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.getLocalPort()).isEqualTo(ports.kafka());
            assertThatCode(() -> ports.requireFree(1, true, false)).doesNotThrowAnyException();
        }
    }

    @Test
    void moreWorkersThanFitBeforeTheSimulatorAreRefused() {
        assertThatThrownBy(() -> Ports.defaults().requireFree(7, true, false))
                .hasMessageContaining("port 8090 is wanted twice");
    }
}
