package io.strongroom.assets.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * A host that passed the guard, with the addresses that passed with it. {@code host} stays the name for SNI, for the
 * certificate and for the Host header.
 */
public record Destination(String host, int port, boolean tls, List<InetAddress> addresses) {

    public Destination {
        addresses = List.copyOf(addresses);
    }

    /** The address for the given attempt, so that a retry tries the next one. */
    public InetAddress address(int attempt) {
        return addresses.get(Math.floorMod(attempt, addresses.size()));
    }
}
