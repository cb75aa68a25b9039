package io.strongroom.assets.egress;

import io.strongroom.assets.call.AssetsException.EgressRefused;
import io.strongroom.assets.call.EgressReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Says for a URL whether we may connect, and to which address. Every answer of the resolver must be public: a name that
 * also points inside is refused. The caller connects to the address it is given and to no other, so a second, different
 * answer of the name server (DNS rebinding) has no effect.
 */
public final class EgressGuard {

    private final EgressPolicy policy;
    private final HostResolver resolver;
    private final SSLSocketFactory sockets;

    public EgressGuard(EgressPolicy policy, HostResolver resolver) {
        this(policy, resolver, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    EgressGuard(EgressPolicy policy, HostResolver resolver, SSLSocketFactory sockets) {
        this.policy = policy;
        this.resolver = resolver;
        this.sockets = sockets;
    }

    public EgressPolicy policy() {
        return policy;
    }

    /**
     * Checks the URL and resolves its host once.
     *
     * @throws EgressRefused NOT_HTTPS, FORBIDDEN_HOST or UNRESOLVABLE
     */
    public Destination check(URI url) {
        boolean development = policy.isDevelopmentAddress(url);
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!development && !tls) {
            throw new EgressRefused(EgressReason.NOT_HTTPS);
        }
        String host = url.getHost();
        if (host == null || url.getRawUserInfo() != null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw new EgressRefused(EgressReason.FORBIDDEN_HOST);
        }
        host = host.toLowerCase(Locale.ROOT);
        if (!development) {
            HostNames.requirePublicName(host);
        }
        List<InetAddress> addresses = resolve(host);
        if (!development) {
            for (InetAddress address : addresses) {
                if (!PublicAddresses.contains(address)) {
                    throw new EgressRefused(EgressReason.FORBIDDEN_HOST);
                }
            }
        }
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        return new Destination(host, port, tls, addresses);
    }

    /**
     * Finds out whether the host of {@code url} is allowed and answers over TLS at all, by a handshake and nothing more.
     * Blocks for at most about {@code timeout} per address of the host.
     *
     * @return empty when it does
     */
    public Optional<EgressReason> probe(URI url, Duration timeout) {
        Destination destination;
        try {
            destination = check(url);
        } catch (EgressRefused refused) {
            return Optional.of(refused.reason());
        }
        EgressReason worst = EgressReason.UNREACHABLE;
        for (InetAddress address : destination.addresses()) {
            Optional<EgressReason> outcome = handshake(destination, address, (int) timeout.toMillis());
            if (outcome.isEmpty()) {
                return outcome;
            }
            if (outcome.get() == EgressReason.NO_TLS) {
                worst = EgressReason.NO_TLS;
            }
        }
        return Optional.of(worst);
    }

    private List<InetAddress> resolve(String host) {
        try {
            List<InetAddress> found = resolver.resolve(host);
            if (found.isEmpty()) {
                throw new EgressRefused(EgressReason.UNRESOLVABLE);
            }
            List<InetAddress> ordered = new ArrayList<>(found);
            // IPv4 first: a network without an IPv6 route is more common than the opposite.
            ordered.sort((a, b) -> Integer.compare(a.getAddress().length, b.getAddress().length));
            return List.copyOf(ordered);
        } catch (UnknownHostException unknown) {
            throw new EgressRefused(EgressReason.UNRESOLVABLE);
        }
    }

    private Optional<EgressReason> handshake(Destination destination, InetAddress address, int timeoutMillis) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, destination.port()), timeoutMillis);
            return destination.tls() ? secure(plain, destination, timeoutMillis) : Optional.empty();
        } catch (IOException noConnection) {
            return Optional.of(EgressReason.UNREACHABLE);
        }
    }

    private Optional<EgressReason> secure(Socket plain, Destination destination, int timeoutMillis) {
        try (SSLSocket socket =
                (SSLSocket) sockets.createSocket(plain, destination.host(), destination.port(), false)) {
            SSLParameters parameters = socket.getSSLParameters();
            if (!HostNames.isAddress(destination.host())) {
                parameters.setServerNames(List.of(new SNIHostName(destination.host())));
            }
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(timeoutMillis);
            socket.startHandshake();
            return Optional.empty();
        } catch (SSLException refused) {
            return Optional.of(EgressReason.NO_TLS);
        } catch (IOException silent) {
            // Connected, but no handshake came back: something listens there, and it does not speak TLS.
            return Optional.of(EgressReason.NO_TLS);
        }
    }
}
