// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request to an app goes.
 *
 * @param entry the app's URL
 * @param base our path of the app, with a slash at its end
 * @param tail what follows it in the request, as it was encoded there
 * @param query the query to send, empty for none
 */
record Target(URI entry, String base, String tail, String query) {
    /** Beside the entry first, and below the root of its server if it is not there. */
    List<URI> candidates() {
        List<URI> candidates = new ArrayList<>();
        String path = entry.getRawPath() == null || entry.getRawPath().isEmpty() ? "/" : entry.getRawPath();
        candidates.add(uri(tail.isEmpty() ? path : path.substring(0, path.lastIndexOf('/') + 1) + tail));
        URI fromRoot = uri("/" + tail);
        if (!tail.isEmpty() && !candidates.contains(fromRoot)) {
            candidates.add(fromRoot);
        }
        return candidates;
    }

    private URI uri(String path) {
        String own = tail.isEmpty() && query.isEmpty() && entry.getRawQuery() != null ? entry.getRawQuery() : query;
        return URI.create(
                entry.getScheme() + "://" + entry.getRawAuthority() + path + (own.isEmpty() ? "" : "?" + own));
    }

    /** The same address for WebSockets. */
    static URI forSockets(URI uri) {
        return URI.create(uri.toString().replaceFirst("^(?i)http", "ws"));
    }

    /** What a browser shall follow: within the app's server it stays with us. */
    @Nullable
    String location(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean same = entry.getScheme().equalsIgnoreCase(to.getScheme())
                && entry.getRawAuthority().equalsIgnoreCase(to.getRawAuthority());
        if (!same) {
            return to.toString();
        }
        String path = entry.getRawPath() == null ? "" : entry.getRawPath();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String there = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        String rest =
                !folder.isEmpty() && there.startsWith(folder) ? there.substring(folder.length()) : there.substring(1);
        return base
                + rest
                + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())
                + (to.getRawFragment() == null ? "" : "#" + to.getRawFragment());
    }
}
