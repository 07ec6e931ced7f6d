// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.spi.PlatformException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket: Jetty's events on one side, a feed on the other. The next message is asked for when one is done. */
public final class AttachSocket implements Session.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(AttachSocket.class);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int MOST_BINARY = 64 * 1024 + 16;

    /** The seed system's input is JSON text, of up to 1 MiB typed at once. */
    private static final int MOST_TEXT = 2 * 1024 * 1024;

    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;
    private static final int TRY_LATER = 1013;

    private final AttachPlan plan;
    private final Attachments all;
    private final Feeds feeds;
    private final Executor executor;
    private volatile @Nullable Session session;
    private volatile @Nullable Link link;
    private volatile @Nullable Feed feed;
    private volatile @Nullable Language language;
    private volatile boolean closed;

    AttachSocket(AttachPlan plan, Attachments all, Feeds feeds, Executor executor) {
        this.plan = plan;
        this.all = all;
        this.feeds = feeds;
        this.executor = executor;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setIdleTimeout(IDLE);
        opened.setMaxBinaryMessageSize(MOST_BINARY);
        opened.setMaxFrameSize(plan.ours() ? MOST_BINARY : MOST_TEXT);
        opened.setMaxTextMessageSize(plan.ours() ? MOST_BINARY : MOST_TEXT);
        if (!all.add(this)) {
            opened.close(TRY_LATER, "too many viewers", Callback.NOOP);
            return;
        }
        // Letting in asks the host: not on Jetty's thread, which has other connections to serve.
        Link to = new Link(opened, this::more);
        link = to;
        if (all.hasEnded(plan.principal().id())) {
            revoke();
            return;
        }
        executor.execute(() -> begin(opened, to));
    }

    private void more() {
        Feed current = feed;
        if (current != null) {
            current.more();
        }
    }

    private void begin(Session opened, Link to) {
        try {
            Feeds.Begun begun = feeds.begin(plan, to);
            language = begun.language();
            feed = begun.feed();
            if (closed) {
                begun.feed().close();
                return;
            }
            begun.feed().open();
            to.demand();
        } catch (PlatformException e) {
            refuse(opened, to, e.code().id(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{}: a WebSocket failed", plan.session(), e);
            refuse(opened, to, "http.internal", "a fault of Ithaca; see the daemon's log");
        }
    }

    private void refuse(Session opened, Link to, String code, String message) {
        Language words = plan.ours() ? new Ours(plan, to, new byte[0]) : new Seeds(plan, to, new byte[0]);
        words.problem(code, message);
        opened.close(1011, "not attached", Callback.NOOP);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer message, Callback callback) {
        Language words = language;
        Feed target = feed;
        if (words != null && target != null && !closed) {
            words.binary(message, target);
        }
        callback.succeed();
        demand();
    }

    @Override
    public void onWebSocketText(String message) {
        Language words = language;
        Feed target = feed;
        if (words != null && target != null && !closed) {
            words.text(message, target);
        }
        demand();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        demand();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        Link current = link;
        if (current != null) {
            current.pong(payload);
        }
        demand();
    }

    private void demand() {
        Link current = link;
        if (current != null) {
            current.demand();
        }
    }

    @Override
    public void onWebSocketClose(int code, String reason) {
        end();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("{}: a WebSocket broke", plan.session(), cause);
        end();
    }

    private void end() {
        closed = true;
        all.remove(this);
        Feed current = feed;
        if (current != null) {
            current.close();
        }
    }

    void ping() {
        Link current = link;
        if (current != null) {
            current.ping();
        }
    }

    boolean belongsTo(String principal) {
        return plan.principal().id().equals(principal);
    }

    /** The feed ends first, so that nothing is typed or shown behind the revocation. */
    void revoke() {
        shut(POLICY, "this login or token has ended");
    }

    void goAway() {
        shut(GOING_AWAY, "the daemon stops");
    }

    private void shut(int code, String reason) {
        closed = true;
        Link to = link;
        if (to != null) {
            to.end();
        }
        Feed current = feed;
        if (current != null) {
            current.close();
        }
        Session open = session;
        if (open != null) {
            open.close(code, reason, Callback.NOOP);
        }
        end();
    }
}
