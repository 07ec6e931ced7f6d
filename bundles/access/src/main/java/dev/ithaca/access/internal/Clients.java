// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Names of clients: what an edge takes for the other side, mostly an IP address. */
final class Clients {
    private static final int LONGEST = 64;
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int NETWORK_BYTES = 8;

    private Clients() {}

    /** What may be shown and logged: printable, short, never empty. */
    static String shown(String client) {
        String text = bare(client).replaceAll("[^\\x21-\\x7e]", "?");
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return cut.isEmpty() ? "unknown" : cut;
    }

    /** What failures are counted under. Who has one IPv6 address has its whole network of 2^64, so that is one client. */
    static String key(String client) {
        String text = bare(client);
        if (!IPV6.matcher(text).matches()) {
            return shown(text);
        }
        try {
            // A literal, so no name is looked up; an IPv4 address in IPv6 dress comes out as IPv4.
            InetAddress address = InetAddress.getByName(text);
            return address instanceof Inet6Address six && !six.isLoopbackAddress()
                    ? network(six)
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return shown(text);
        }
    }

    private static String network(Inet6Address address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        for (int i = NETWORK_BYTES; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    }

    /** Without brackets, and without the zone, which is of this machine and not of the client. */
    private static String bare(String client) {
        String text = client.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
        }
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
