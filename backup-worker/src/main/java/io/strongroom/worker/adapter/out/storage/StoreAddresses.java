package io.strongroom.worker.adapter.out.storage;

import com.mongodb.spi.dns.InetAddressResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Which addresses a storage may have. The driver asks for every connection it opens, also to hosts that a server or a DNS
 * record names, so an address cannot change between check and use. Private addresses are allowed: a customer's database
 * usually has one. Addresses of this machine and link-local ones (cloud metadata) need an entry of the allow-list.
 */
final class StoreAddresses implements InetAddressResolver {

    private final Set<String> allowedHosts;

    /** @param developmentAddresses {@code host:port}; the port plays no part here, as the driver does not tell it */
    StoreAddresses(Set<String> developmentAddresses) {
        this.allowedHosts = developmentAddresses.stream()
                .map(address -> address.substring(0, Math.max(0, address.lastIndexOf(':'))))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    @Override
    public List<InetAddress> lookupByName(String host) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getAllByName(host));
        for (InetAddress address : found) {
            if (isForbidden(address) && !allowedHosts.contains(host)) {
                throw new ForbiddenAddressException();
            }
        }
        return found;
    }

    private static boolean isForbidden(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    /** The name leads where no storage may be. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }
}
