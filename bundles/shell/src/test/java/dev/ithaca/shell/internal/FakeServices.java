// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.WebAddress;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.FakeInput;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.shell.internal.command.Daemon;
import dev.ithaca.shell.internal.command.Services;
import dev.ithaca.shell.internal.command.SessionSignals;
import dev.ithaca.spi.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Services for tests: fake sessions and a daemon that only notes that it was told to end. */
public final class FakeServices implements Services, Daemon {
    private final Map<SessionId, Attention> attentions = new ConcurrentHashMap<>();
    public final FakeSessions sessions = new FakeSessions();
    public final FakeInput input = new FakeInput(sessions);
    public final SessionSignals signals = new SessionSignals();
    public final FakeAccess access = new FakeAccess();
    public final FakeInbox inbox = new FakeInbox();
    public final FakeNotifications notifications = new FakeNotifications();
    public final FakePlugins plugins = new FakePlugins();
    public @Nullable FakeWeb web;
    public boolean offersWeb;
    public @Nullable PromptRehearsal rehearsal;
    public volatile @Nullable Error failure;
    public volatile boolean shutDown;
    public volatile int detachPrefix = 0x1d;
    public final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public SessionService sessions() {
        if (failure != null) {
            throw failure;
        }
        return sessions;
    }

    @Override
    public PromptRehearsal rehearsal() {
        return Objects.requireNonNull(rehearsal);
    }

    @Override
    public SessionInput input() {
        return input;
    }

    @Override
    public AccessService access() {
        return access;
    }

    @Override
    public Optional<AccessService> accessIfThere() {
        return Optional.of(access);
    }

    @Override
    public Optional<WebAddress> web() {
        return Optional.ofNullable(web);
    }

    @Override
    public boolean offersWeb() {
        return offersWeb;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Optional<Inbox> inboxIfThere() {
        return Optional.of(inbox);
    }

    @Override
    public NotificationService notifications() {
        return notifications;
    }

    @Override
    public PluginRegistry plugins() {
        return plugins;
    }

    @Override
    public SessionAttention attention() {
        return new SessionAttention() {
            @Override
            public CompletableFuture<TerminalFacts> probe(SessionId id) {
                return CompletableFuture.completedFuture(TerminalFacts.UNKNOWN);
            }

            @Override
            public Optional<Attention> attention(SessionId id) {
                return Optional.ofNullable(attentions.get(id));
            }

            @Override
            public void say(SessionId id, Attention attention) {
                attentions.put(id, attention);
            }
        };
    }

    @Override
    public SessionSignals signals() {
        return signals;
    }

    @Override
    public Daemon daemon() {
        return this;
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        Thread thread = new Thread(task, "ithaca-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    @Override
    public int detachPrefix() {
        return detachPrefix;
    }

    @Override
    public long pid() {
        return 77;
    }

    @Override
    public Instant startedAt() {
        return FakeSessions.NOW;
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public Path stateDirectory() {
        return Path.of("/state");
    }

    @Override
    public void shutDown() {
        shutDown = true;
    }
}
