// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The terminals that clients have attached to sessions, as places where a human can be told something. It reaches the human,
 * not the session: the line is no part of any output, is in no log, and comes between two sequences of what the program
 * writes. Viewers other than the client's terminals, the page for example, are not told.
 *
 * @since 0.5
 */
@ProviderType
public interface AttachedTerminals {
    /**
     * Tells something at every terminal that is attached now, whatever its session. A terminal of a session that it is about
     * is passed over if somebody typed there in the last ten seconds: who types there sees it.
     *
     * @param text one line, 1 to 1,000 characters, without a secret; terminals show the beginning of a long one, and no
     *     control characters
     * @param about the sessions that it is about, may be empty
     * @return completes within two seconds with how many were reached; a terminal whose pty-host is of a build before this
     *     cannot be told and does not count
     * @throws dev.ithaca.spi.PlatformException with {@link SessionErrorCode#INVALID} if the text is empty or too long
     */
    CompletableFuture<NoticeReach> tell(String text, List<SessionId> about);
}
