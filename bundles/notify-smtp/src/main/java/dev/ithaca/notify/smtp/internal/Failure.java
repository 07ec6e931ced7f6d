// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.spi.notify.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Tells what failed, and whether it may get better: a server says so by the first digit of its answer. */
final class Failure {
    private static final int FOR_GOOD = 500;
    private static final int DETAIL_MAX = 200;

    private Failure() {}

    static Delivery of(MessagingException failure, MailServer server) {
        if (failure instanceof AuthenticationFailedException) {
            return Delivery.rejected(
                    server.host() + " refused the user and the password; see " + server.passwordFile());
        }
        for (Exception link = failure; link != null; link = next(link)) {
            if (link instanceof SMTPAddressFailedException address) {
                return answer(address.getReturnCode(), address.getAddress() + ": " + address.getMessage());
            }
            if (link instanceof SMTPSendFailedException refused && next(link) == null) {
                return answer(refused.getReturnCode(), refused.getMessage());
            }
            if (link instanceof IOException broken) {
                return Delivery.retry(sentence(broken, server), null);
            }
        }
        String message = oneLine(String.valueOf(failure.getMessage()));
        boolean noTls = message.contains("STARTTLS");
        return noTls
                ? Delivery.rejected(server.host() + " offers no STARTTLS; nothing was sent")
                : Delivery.retry(message, null);
    }

    private static @Nullable Exception next(Exception link) {
        return link instanceof MessagingException more ? more.getNextException() : null;
    }

    private static Delivery answer(int code, String text) {
        String detail = oneLine(text);
        return code >= FOR_GOOD ? Delivery.rejected(detail) : Delivery.retry(detail, null);
    }

    static String sentence(IOException failure, MailServer server) {
        String where = server.host() + ":" + server.port();
        if (failure instanceof UnknownHostException) {
            return "there is no server called " + server.host();
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "no connection to " + where;
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer from " + where;
        }
        if (failure instanceof SSLException) {
            return "no secure connection to " + where + ": " + oneLine(String.valueOf(failure.getMessage()));
        }
        return "the connection to " + where + " broke or took too long";
    }

    private static String oneLine(String text) {
        return Clip.characters(text.replaceAll("\\p{Cntrl}+", " ").strip(), DETAIL_MAX);
    }
}
