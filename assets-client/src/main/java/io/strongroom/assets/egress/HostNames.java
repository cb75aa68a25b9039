package io.strongroom.assets.egress;

import io.strongroom.assets.call.AssetsException.EgressRefused;
import io.strongroom.assets.call.EgressReason;
import java.util.List;
import java.util.regex.Pattern;

/** What can be said about a host by looking at its spelling, before anybody is asked to resolve it. */
final class HostNames {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final Pattern DOTTED_DECIMAL = Pattern.compile(
            "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(\\.(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])){3}");
    /** Anything that some resolver would read as a number: 0x7f.1, 0177.0.0.1, 2130706433. */
    private static final Pattern NUMERIC_LAST_LABEL = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");

    private static final List<String> INTERNAL_SUFFIXES = List.of(
            ".localhost", ".localdomain", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".svc", ".onion");

    private HostNames() {}

    static boolean isAddress(String host) {
        return host.startsWith("[") || DOTTED_DECIMAL.matcher(host).matches();
    }

    /** Throws FORBIDDEN_HOST unless {@code host} (lower case) is a plain public name or a plainly written address. */
    static void requirePublicName(String host) {
        if (host.indexOf('%') >= 0) {
            // A zone makes sense for local addresses only, and no name has an escape in it.
            throw new EgressRefused(EgressReason.FORBIDDEN_HOST);
        }
        if (isAddress(host)) {
            return;
        }
        boolean plain = host.length() <= 253
                && NAME.matcher(host).matches()
                && !NUMERIC_LAST_LABEL.matcher(host).matches()
                && !host.startsWith("localhost.");
        if (!plain || INTERNAL_SUFFIXES.stream().anyMatch(host::endsWith)) {
            throw new EgressRefused(EgressReason.FORBIDDEN_HOST);
        }
    }
}
