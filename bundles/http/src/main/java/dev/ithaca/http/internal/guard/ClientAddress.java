// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request comes from. What a proxy says of it counts only if the peer is a proxy that the configuration names:
 * anybody else could say what suits him.
 */
public final class ClientAddress {
    private final Set<String> trusted;

    /**
     * @param trusted addresses of the proxies, empty for none
     */
    public ClientAddress(Set<String> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    /** The address of the client: the last in the chain that is not one of our proxies. */
    public String of(HttpServletRequest request) {
        String address = plain(request.getRemoteAddr());
        if (!trusted.contains(address)) {
            return address;
        }
        String forwarded =
                Optional.ofNullable(request.getHeader("X-Forwarded-For")).orElse("");
        String[] chain = forwarded.split(",", -1);
        for (int i = chain.length - 1; i >= 0; i--) {
            String hop = plain(chain[i].strip());
            if (!hop.isEmpty() && hop.length() <= 64) {
                address = hop;
                if (!trusted.contains(hop)) {
                    break;
                }
            }
        }
        return address;
    }

    /** Whether the client talks TLS, to us or to our proxy. */
    public boolean secure(HttpServletRequest request) {
        return request.isSecure()
                || (trusted.contains(plain(request.getRemoteAddr()))
                        && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    private static String plain(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
