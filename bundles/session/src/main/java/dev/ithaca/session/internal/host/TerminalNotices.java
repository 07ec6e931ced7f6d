// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.session.api.AttachedTerminals;
import dev.ithaca.session.api.NoticeReach;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every host to tell its terminals; one that does not answer in time is taken to have reached nobody. */
public final class TerminalNotices implements AttachedTerminals {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalNotices.class);
    private static final int TEXT_MAX = 1_000;
    private static final int ABOUT_MAX = 1_000;
    private static final long REPLY_SECONDS = 2;

    /** Who has typed so recently looks at the terminal. */
    private static final int BUSY_MILLIS = 10_000;

    private static final NoticeReach NOBODY = new NoticeReach(0, 0);

    private final HostPool hosts;

    /** To the terminals of these hosts. */
    public TerminalNotices(HostPool hosts) {
        this.hosts = hosts;
    }

    @Override
    public CompletableFuture<NoticeReach> tell(String text, List<SessionId> about) {
        if (text.isBlank() || text.length() > TEXT_MAX || about.size() > ABOUT_MAX) {
            throw new PlatformException(
                    SessionErrorCode.INVALID,
                    "a notice has 1 to " + TEXT_MAX + " characters and is about " + ABOUT_MAX + " sessions at most");
        }
        HostRequest request = new HostRequest.Notify(
                text, about.stream().map(SessionId::value).toList(), BUSY_MILLIS);
        return hosts.connections().stream()
                .filter(HostConnection::notifies)
                .map(host -> tell(host, request))
                .reduce(
                        CompletableFuture.completedFuture(NOBODY),
                        (one, other) -> one.thenCombine(other, TerminalNotices::sum));
    }

    private static CompletableFuture<NoticeReach> tell(HostConnection host, HostRequest request) {
        return host.send(request)
                .thenApply(TerminalNotices::reach)
                .completeOnTimeout(NOBODY, REPLY_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    LOG.debug("pty-host {} has told nobody", host.welcome().pid(), failure);
                    return NOBODY;
                });
    }

    private static NoticeReach reach(HostReply reply) {
        return reply instanceof HostReply.Notified notified
                ? new NoticeReach(notified.told(), notified.busy())
                : NOBODY;
    }

    private static NoticeReach sum(NoticeReach one, NoticeReach other) {
        return new NoticeReach(one.told() + other.told(), one.busy() + other.busy());
    }
}
