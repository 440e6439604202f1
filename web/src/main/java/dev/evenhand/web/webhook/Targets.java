package dev.evenhand.web.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where deliveries may go.
 *
 * <p>A receiver's address is set over HTTP, so it must not become a way into the network this server stands in. Only
 * http and https, no user in the address; and unless the operator allows it, a name counts only if every address it
 * stands for is a public one. It is looked up anew for each attempt, and that very address is connected to, so that a
 * name cannot change between check and use. Redirects are not followed.
 */
public final class Targets {
    private final boolean privateAddresses;

    public Targets(boolean privateAddresses) {
        this.privateAddresses = privateAddresses;
    }

    /** A receiver that may be connected to. */
    record Target(URI uri, InetAddress address) {
        boolean tls() {
            return "https".equals(uri.getScheme());
        }

        int port() {
            return uri.getPort() > 0 ? uri.getPort() : tls() ? 443 : 80;
        }

        String path() {
            var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    /**
     * The address as an address, without looking it up.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static URI uri(String url) {
        try {
            var uri = new URI(url);
            if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
                throw new IllegalArgumentException("The address must begin with http:// or https://.");
            }
            if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                throw new IllegalArgumentException("The address must name a host, and neither user nor fragment.");
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("The address cannot be read: " + malformed.getReason() + ".", malformed);
        }
    }

    /**
     * Looks the name up; blocking.
     *
     * @throws IllegalArgumentException where the address may not be told anything
     * @throws UnknownHostException where the name stands for nothing
     */
    Target resolve(String url) throws UnknownHostException {
        var uri = uri(url);
        var addresses = InetAddress.getAllByName(uri.getHost());
        if (!privateAddresses && Arrays.stream(addresses).anyMatch(Targets::inside)) {
            throw new IllegalArgumentException(
                    uri.getHost() + " lies within this network; an operator can allow that with"
                            + " EVENHAND_WEBHOOK_PRIVATE_ADDRESSES.");
        }
        return new Target(uri, addresses[0]);
    }

    /** Loopback, link-local, private and shared networks, multicast, and what is no address of a host at all. */
    static boolean inside(InetAddress address) {
        var bytes = address.getAddress();
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address ? insideSix(bytes) : insideFour(bytes));
    }

    /** RFC 6890: this network, shared address space 100.64/10, 192.0.0/24, benchmarking 198.18/15, reserved 240/4. */
    private static boolean insideFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    /** Unique local addresses fc00::/7 (RFC 4193), and the translations of IPv4 in 64:ff9b::/16 and 2002::/16. */
    private static boolean insideSix(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return (first & 0xfe) == 0xfc || (first == 0x00 && second == 0x64) || (first == 0x20 && second == 0x02);
    }
}
