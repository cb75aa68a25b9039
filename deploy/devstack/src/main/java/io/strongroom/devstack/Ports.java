package io.strongroom.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports, looked at before anything is started so that the message can name port and option. */
final class Ports {
    private Ports() {}

    /** The wanted port, or a free one for 0. */
    static int claim(int wanted, String what, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "port " + wanted + " (" + what + ") is already in use; stop the program that uses it"
                            + " or choose another port with " + option,
                    e);
        }
    }
}
