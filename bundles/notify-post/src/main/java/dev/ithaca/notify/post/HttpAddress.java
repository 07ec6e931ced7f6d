// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that notifications may be posted to: https, or http to this machine. */
public final class HttpAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    private HttpAddress() {}

    /**
     * Checks an address.
     *
     * @param key what to call it, for the message
     * @param text the address
     * @return the address
     * @throws IllegalArgumentException if it is none; the message names the key and not the address, which may hold a secret
     */
    public static URI of(String key, String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw refused(key);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        boolean plain = scheme.equals("http") && url.getHost() != null && isLoopback(url.getHost());
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null || !(secure || plain)) {
            throw refused(key);
        }
        return url;
    }

    private static IllegalArgumentException refused(String key) {
        return new IllegalArgumentException(
                key + " must be an https address (http only to this machine), without a user and without a fragment");
    }

    /** Asks no name server: of names only localhost counts. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return LITERAL.matcher(host).matches()
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
