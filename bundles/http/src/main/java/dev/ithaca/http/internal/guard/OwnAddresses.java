// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which a browser may know this server. A page of another site that makes its own name point here (DNS
 * rebinding) is told apart by the name that it sends.
 */
public final class OwnAddresses {
    private final Set<String> authorities = new HashSet<>();
    private final Set<String> anyPort = new HashSet<>();

    /**
     * @param port the port that is open
     * @param bind the address that it is open on
     * @param hosts names that the configuration adds, with or without a port
     */
    public OwnAddresses(int port, String bind, Set<String> hosts) {
        Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(bind.indexOf(':') >= 0 && !bind.startsWith("[") ? "[" + bind + "]" : bind);
        for (String name : names) {
            authorities.add(lower(name) + ":" + port);
            if (port == 80 || port == 443) {
                authorities.add(lower(name));
            }
        }
        for (String host : hosts) {
            (hasPort(host) ? authorities : anyPort).add(lower(host));
        }
    }

    /** Whether a Host header, or the authority of an origin, names this server. */
    public boolean isOwn(String authority) {
        String lower = lower(authority);
        return authorities.contains(lower) || anyPort.contains(withoutPort(lower));
    }

    /** Whether an Origin header is that of this server's own page: scheme, name and port as in the Host header, and no more. */
    public boolean isOwnOrigin(String origin, String host, boolean secure) {
        String own = (secure ? "https://" : "http://") + lower(host);
        return lower(origin).equals(own) && isOwn(host);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean hasPort(String host) {
        return !withoutPort(host).equals(host);
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']')
                && colon > 0
                && authority.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')
                && authority.indexOf(':') == (authority.startsWith("[") ? authority.indexOf(':') : colon);
        return port ? authority.substring(0, colon) : authority;
    }
}
