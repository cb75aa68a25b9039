package io.strongroom.assets.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Name resolution: all A and AAAA answers for a name. */
@FunctionalInterface
public interface HostResolver {

    /** The machine's own resolver, with the JVM's cache. */
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> resolve(String host) throws UnknownHostException;
}
