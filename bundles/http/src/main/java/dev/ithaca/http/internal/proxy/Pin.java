// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.function.BiConsumer;

/**
 * The address that was allowed, and is connected to: a name could have another one a moment later. A server that shows a
 * certificate is asked for by its name all the same: it is the certificate that says who it is, and nothing is sent before.
 */
record Pin(InetAddress address) {
    URI to(URI uri) {
        if (isProven(uri)) {
            return uri;
        }
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        String host = address instanceof Inet6Address ? "[" + plain + "]" : plain;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return URI.create(uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    /** Says the name that the server is known by, where the address does not. */
    void name(URI uri, BiConsumer<String, String> headers) {
        if (!isProven(uri)) {
            headers.accept("Host", uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        }
    }

    private static boolean isProven(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https") || uri.getScheme().equalsIgnoreCase("wss");
    }
}
