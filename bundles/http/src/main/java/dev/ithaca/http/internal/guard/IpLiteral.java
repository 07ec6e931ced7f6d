// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as they are written in headers, in one spelling each. A name is none: looking it up would let a stranger choose
 * both what this machine asks and whom it takes him for.
 */
final class IpLiteral {
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String IPV4 = BYTE + "(?:\\." + BYTE + "){3}";
    private static final Pattern FORM = Pattern.compile(
            "(" + IPV4 + ")(?::\\d{1,5})?|\\[([0-9a-fA-F:.]{2,45})](?::\\d{1,5})?|([0-9a-fA-F:.]{2,45})");

    private IpLiteral() {}

    /** The address in a text that may have brackets and a port; nothing if it is no address. */
    static Optional<String> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group(1) != null) {
            return Optional.of(form.group(1));
        }
        String six = form.group(2) != null ? form.group(2) : form.group(3);
        try {
            // With a colon it is never looked up; an IPv4 address in IPv6 dress comes out as IPv4.
            return six.indexOf(':') < 0
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByName(six).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
