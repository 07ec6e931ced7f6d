// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a request comes from. What a proxy says of it counts only if the peer is a proxy that the configuration names:
 * anybody else could say what suits him. What stands left of the last stranger was written by him, and counts for nothing.
 */
public final class ClientAddress {
    private final Set<String> trusted;

    /**
     * @param trusted addresses of the proxies, empty for none
     */
    public ClientAddress(Set<String> trusted) {
        this.trusted = trusted.stream().map(ClientAddress::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an address is that of one of our proxies. */
    public boolean isTrusted(InetAddress address) {
        return trusted.contains(plain(address.getHostAddress()));
    }

    /**
     * The address of the client: the last in the chain that is not one of our proxies. A chain that has anything but addresses
     * up to there is nobody's, so that its sender is counted as the one who has let it through.
     */
    public String of(HttpServletRequest request) {
        String peer = plain(request.getRemoteAddr());
        if (!trusted.contains(peer)) {
            return peer;
        }
        String client = peer;
        List<String> chain = values(request, "X-Forwarded-For");
        for (int i = chain.size() - 1; i >= 0 && trusted.contains(client); i--) {
            Optional<String> hop = IpLiteral.parse(chain.get(i));
            if (hop.isEmpty()) {
                return peer;
            }
            client = hop.get();
        }
        return client;
    }

    /** Whether the client talks TLS, to us or to our proxy; of several words on that the last is the proxy's own. */
    public boolean secure(HttpServletRequest request) {
        if (request.isSecure() || !trusted.contains(plain(request.getRemoteAddr()))) {
            return request.isSecure();
        }
        List<String> words = values(request, "X-Forwarded-Proto");
        return !words.isEmpty() && words.get(words.size() - 1).equalsIgnoreCase("https");
    }

    /** All values of a header, whether in one line or in several. */
    private static List<String> values(HttpServletRequest request, String name) {
        List<String> values = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(name))) {
            for (String value : line.split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    private static String plain(String address) {
        int zone = address.indexOf('%');
        String text = zone < 0 ? address : address.substring(0, zone);
        String open = text.startsWith("[") && !text.endsWith("]") ? text + "]" : text;
        return IpLiteral.parse(open).orElseGet(() -> address.toLowerCase(Locale.ROOT));
    }
}
