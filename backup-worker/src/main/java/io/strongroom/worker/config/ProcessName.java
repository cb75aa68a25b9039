package io.strongroom.worker.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Names this process in leases. */
final class ProcessName {
    private ProcessName() {}

    /** A restarted process is another owner: what it held before has to run out or be released. */
    static String fresh() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "worker";
        }
        return host + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    }
}
