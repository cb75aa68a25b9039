package io.strongroom.gateway.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.strongroom.gateway.config.GatewayConfig;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it: read from the
 * end, the first address that is not a trusted proxy's is the client's, and whatever stands before it is the client's
 * own invention.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String HEADER = "X-Forwarded-For";
    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String HTTPS = "https";
    private static final String UNKNOWN = "unknown";
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    @Inject
    ClientAddress(GatewayConfig config) {
        this(config.trustedProxies().orElseGet(List::of));
    }

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddress::rule).toList();
    }

    /** An address in canonical form, or {@code unknown}. */
    public String of(RoutingContext context) {
        SocketAddress peer = context.request().remoteAddress();
        String direct = peer == null ? "" : String.valueOf(peer.hostAddress());
        return of(direct, context.request().headers().getAll(HEADER));
    }

    String of(String direct, List<String> forwarded) {
        Optional<InetAddress> nearest = parse(direct);
        if (nearest.isEmpty()) {
            return UNKNOWN;
        }
        InetAddress client = nearest.get();
        List<String> chain = forwarded.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        for (int i = chain.size() - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> before = parse(chain.get(i).strip());
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return NetUtil.toAddressString(client);
    }

    /** What one client can easily have many of: a single IPv4 address, but all of an IPv6 /64. */
    public String networkOf(RoutingContext context) {
        return networkOf(of(context));
    }

    static String networkOf(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return address;
        }
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, IPV6_BYTES, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/64";
    }

    /** Whether the client's side of the way is encrypted, be it by this server or by a trusted proxy. */
    public boolean isEncrypted(RoutingContext context) {
        SocketAddress peer = context.request().remoteAddress();
        String direct = peer == null ? "" : String.valueOf(peer.hostAddress());
        return context.request().isSSL()
                || isEncrypted(direct, context.request().headers().getAll(PROTOCOL));
    }

    /** A client that adds an entry of its own deceives nobody but itself, so any entry counts. */
    boolean isEncrypted(String direct, List<String> forwarded) {
        return parse(direct).filter(this::isTrusted).isPresent()
                && forwarded.stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .anyMatch(protocol -> protocol.strip().equalsIgnoreCase(HTTPS));
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    /** Never looks up a name. */
    private static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Addresses have four or sixteen bytes", e);
        }
    }

    private static IpSubnetFilterRule rule(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress address = parse(parts[0]).orElseThrow(() -> notANetwork(text));
        int bits = address.getAddress().length == IPV6_BYTES ? IPV6_BITS : IPV4_BITS;
        try {
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw notANetwork(text);
        }
    }

    private static IllegalStateException notANetwork(String text) {
        return new IllegalStateException(
                "STRONGROOM_TRUSTED_PROXIES has \"%s\"; each entry is an address or a network like 10.0.0.0/8"
                        .formatted(text));
    }
}
