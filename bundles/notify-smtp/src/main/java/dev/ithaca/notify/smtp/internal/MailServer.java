// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where mail goes, and how it is kept from others on its way.
 *
 * @param host name or address of the server
 * @param port its port
 * @param security how it is kept from others
 * @param user who logs in, empty for nobody
 * @param passwordFile file with the password of the user
 */
record MailServer(String host, int port, Security security, String user, String passwordFile) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");

    /** How mail is kept from others on its way. */
    enum Security {
        /** TLS after a greeting in the clear; without it nothing is sent. */
        STARTTLS(587),
        /** TLS from the first byte on. */
        TLS(465),
        /** None. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /** Checks it all; a message names the key that is wrong. */
    static MailServer of(String host, int port, String security, String user, String passwordFile) {
        Security known = security(security);
        int used = port == 0 ? known.port : port;
        if (!HOST.matcher(host.strip()).matches()) {
            throw SmtpNotifier.wrong("host", "must be the name or the address of a server");
        }
        if (used < 1 || used > 65_535) {
            throw SmtpNotifier.wrong("port", "must be 0 to 65535");
        }
        if (known == Security.NONE && !isThisMachine(host.strip())) {
            throw SmtpNotifier.wrong("security", "none is possible to this machine only; write starttls or tls");
        }
        if (user.isBlank() != passwordFile.isBlank()) {
            throw SmtpNotifier.wrong("user", "and password.file come together or not at all");
        }
        return new MailServer(host.strip(), used, known, user.strip(), passwordFile.strip());
    }

    private static Security security(String word) {
        try {
            return Security.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw SmtpNotifier.wrong("security", "must be starttls, tls or none");
        }
    }

    /** Asks no name server: of names only localhost counts. */
    private static boolean isThisMachine(String host) {
        try {
            return host.equalsIgnoreCase("localhost")
                    || (host.matches("[0-9.]+|.*:.*")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
