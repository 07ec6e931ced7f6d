// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Where an app may lie: on this machine, or on the public net. What is between is other people's routers, cloud metadata and
 * the like, which an app that somebody wrote must not reach through the user's daemon. Names are resolved each time; one
 * address that is refused refuses the name.
 */
final class AddressRules {
    private final Resolver resolver;
    private final IntPredicate ownPort;

    /** How names become addresses. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * @param ownPort whether a port of this machine is the daemon's own: with no login asked for, an app could reach the API
     *     through it
     */
    AddressRules(Resolver resolver, IntPredicate ownPort) {
        this.resolver = resolver;
        this.ownPort = ownPort;
    }

    /**
     * Finds the address of a URL's server. This can take a while.
     *
     * @return the one to connect to
     * @throws Problem if it has none, or one that is not allowed
     */
    Pin check(URI uri) {
        try {
            InetAddress[] addresses = resolver.resolve(host(uri));
            for (InetAddress address : addresses) {
                check(uri, address);
            }
            return new Pin(addresses[0]);
        } catch (UnknownHostException e) {
            throw new Problem(HttpErrorCode.UPSTREAM, "the server of this app has no address");
        }
    }

    private void check(URI uri, InetAddress address) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        if (!isAllowed(address)) {
            throw new Problem(HttpErrorCode.UPSTREAM, "the server of this app has an address that is not allowed");
        }
        if (address.isLoopbackAddress() && ownPort.test(port)) {
            throw new Problem(HttpErrorCode.UPSTREAM, "the server of this app is this daemon");
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static boolean isAllowed(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        boolean special = address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
    }

    private static boolean isPublic4(byte[] address) {
        int a = address[0] & 0xff;
        int b = address[1] & 0xff;
        boolean shared = a == 100 && b >= 64 && b < 128;
        boolean benchmark = a == 198 && (b == 18 || b == 19);
        boolean protocol = a == 192 && b == 0 && address[2] == 0;
        return a != 0 && a < 240 && !shared && !benchmark && !protocol;
    }

    /** Only what is routed globally; of it, not what only wraps an address of the older kind. */
    private static boolean isPublic6(byte[] address) {
        boolean global = (address[0] & 0xe0) == 0x20;
        if (address[0] == 0x20 && address[1] == 0x02) {
            return isAllowedOld(Arrays.copyOfRange(address, 2, 6));
        }
        boolean teredo = address[0] == 0x20 && address[1] == 0x01 && address[2] == 0 && address[3] == 0;
        return global && !teredo;
    }

    private static boolean isAllowedOld(byte[] address) {
        try {
            InetAddress old = InetAddress.getByAddress(address);
            return !old.isLoopbackAddress() && isAllowed(old);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
