// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where messages may be sent: a browser names the address, so one that is logged in could otherwise make the daemon call
 * into its own network.
 */
final class EndpointPolicy {
    private static final int LENGTH_MAX = 2_048;

    private final boolean privateAddresses;

    /**
     * A policy.
     *
     * @param privateAddresses whether addresses of this machine and of private networks are allowed
     */
    EndpointPolicy(boolean privateAddresses) {
        this.privateAddresses = privateAddresses;
    }

    /**
     * Checks the form of an endpoint, and its address if it is given as a number.
     *
     * @throws IllegalArgumentException with a sentence for the user if it is not allowed
     */
    URI check(String endpoint) {
        URI uri = parse(endpoint);
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the endpoint needs a host, and no user or fragment");
        }
        boolean loopback = isLoopbackName(host);
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !(plain && loopback)) {
            throw new IllegalArgumentException("the endpoint must be an https address");
        }
        if (!privateAddresses && (loopback || isPrivateLiteral(host))) {
            throw notAllowed();
        }
        return uri;
    }

    private static URI parse(String endpoint) {
        if (endpoint.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("the endpoint is longer than " + LENGTH_MAX + " characters");
        }
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the endpoint is not an address", e);
        }
    }

    /**
     * Looks the host up, before each use: its owner may change where it points to.
     *
     * @throws IOException if the host is not known or points to where messages may not go
     */
    void checkResolved(URI endpoint) throws IOException {
        if (privateAddresses) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(endpoint.getHost())) {
            if (isPrivate(address)) {
                throw new IOException(notAllowed().getMessage());
            }
        }
    }

    private static IllegalArgumentException notAllowed() {
        return new IllegalArgumentException("the endpoint is an address of this machine or of a private network,"
                + " which allow.private.addresses of dev.ithaca.notify.webpush must permit");
    }

    private static boolean isLoopbackName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(\\.[0-9]{1,3}){3}|\\[::1\\]");
    }

    private static boolean isPrivateLiteral(String host) {
        // Numbers are not looked up; other forms of them, as 0x7f000001, are seen when they are.
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return false;
        }
        try {
            return isPrivate(InetAddress.getByName(host));
        } catch (IOException e) {
            return true;
        }
    }

    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        if (address instanceof Inet4Address) {
            // This network, shared addresses of providers (RFC 6598), benchmarks, reserved.
            int second = bytes[1] & 0xff;
            return first == 0
                    || (first == 100 && (second & 0xc0) == 64)
                    || (first == 198 && (second & 0xfe) == 18)
                    || first >= 240;
        }
        // Unique local addresses, and those that hold an IPv4 address for a translator.
        return address instanceof Inet6Address && ((first & 0xfe) == 0xfc || isTranslated(bytes));
    }

    private static boolean isTranslated(byte[] bytes) {
        boolean wellKnown =
                bytes[0] == 0 && (bytes[1] & 0xff) == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean sixToFour = (bytes[0] & 0xff) == 0x20 && bytes[1] == 2;
        boolean compatible = true;
        for (int i = 0; i < 10; i++) {
            compatible &= bytes[i] == 0;
        }
        return wellKnown || sixToFour || compatible;
    }
}
