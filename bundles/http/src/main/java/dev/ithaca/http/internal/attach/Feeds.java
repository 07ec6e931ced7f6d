// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.session.api.AttachGrant;
import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.AttachMessage;
import java.io.IOException;
import java.util.function.Function;

/** Chooses where a viewer's bytes come from. */
final class Feeds {
    private static final byte[] NO_SNAPSHOT = {};

    /** A viewer with its feed, not opened yet. */
    record Begun(Feed feed, Language language) {}

    private final SessionService sessions;
    private final WorkerPools pools;
    private final HostLoop loop;

    Feeds(SessionService sessions, WorkerPools pools, HostLoop loop) {
        this.sessions = sessions;
        this.pools = pools;
        this.loop = loop;
    }

    Begun begin(AttachPlan plan, Link link) {
        boolean resumes = plan.offset() >= 0;
        try {
            AttachGrant grant = sessions.attach(
                    plan.session(),
                    new AttachRequest(plan.rows(), plan.columns(), plan.readOnly(), !resumes, plan.by()));
            return fromHost(plan, link, grant);
        } catch (PlatformException e) {
            if (e.code() != SessionErrorCode.NOT_RUNNING) {
                throw e;
            }
            return fromLog(plan, link);
        }
    }

    private Begun fromHost(AttachPlan plan, Link link, AttachGrant grant) {
        long offset = plan.offset() >= 0 ? plan.offset() : grant.offset();
        boolean sized = !plan.readOnly() && plan.rows() > 0 && plan.columns() > 0;
        AttachMessage.Attach attach = new AttachMessage.Attach(
                        plan.session().value(),
                        grant.ticket(),
                        offset,
                        sized ? plan.rows() : 0,
                        sized ? plan.columns() : 0,
                        plan.by())
                .withTermios(plan.ours() && knowsTermios(grant));
        try {
            return with(plan, link, grant.snapshot(), viewer -> hostFeed(grant, attach, viewer));
        } catch (java.io.UncheckedIOException e) {
            throw new PlatformException(
                    SessionErrorCode.HOST_UNAVAILABLE, "the pty-host of " + plan.session() + " cannot be reached", e);
        }
    }

    /** A host of an older build refuses the wish. */
    private boolean knowsTermios(AttachGrant grant) {
        return sessions.hosts().stream()
                .anyMatch(host -> host.current() && host.socket().equals(grant.socket()));
    }

    private HostFeed hostFeed(AttachGrant grant, AttachMessage.Attach attach, Viewer viewer) {
        try {
            return new HostFeed(loop, grant, attach, viewer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Begun fromLog(AttachPlan plan, Link link) {
        SessionInfo session = sessions.get(plan.session());
        SessionOutput output = sessions.output(plan.session());
        try {
            byte[] snapshot = NO_SNAPSHOT;
            long offset = plan.offset();
            if (offset < 0) {
                ScreenView screen = output.screen(SessionOutput.NOW, 0);
                snapshot = screen.snapshot();
                offset = screen.offset();
            }
            long from = offset;
            return with(
                    plan,
                    link,
                    snapshot,
                    viewer -> new LogFeed(session, output, from, viewer, pools.newSerialExecutor("http-log")));
        } catch (InterruptedException e) {
            output.close();
            Thread.currentThread().interrupt();
            throw new PlatformException(SessionErrorCode.TIMEOUT, "interrupted", e);
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private static Begun with(AttachPlan plan, Link link, byte[] snapshot, Function<Viewer, Feed> feed) {
        if (plan.ours()) {
            Ours ours = new Ours(plan, link, snapshot);
            return new Begun(feed.apply(ours), ours);
        }
        Seeds seeds = new Seeds(plan, link, snapshot);
        return new Begun(feed.apply(seeds), seeds);
    }
}
