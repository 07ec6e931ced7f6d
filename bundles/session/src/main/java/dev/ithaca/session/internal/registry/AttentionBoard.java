// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.session.api.TerminalFacts.Reading;
import dev.ithaca.session.internal.host.HostConnection;
import dev.ithaca.session.internal.host.HostFailures;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.TtyFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is said of sessions, kept with them in memory, and the way to ask their hosts. */
public final class AttentionBoard implements SessionAttention {
    private final SessionStore store;
    private final Listeners listeners;

    AttentionBoard(SessionStore store, Listeners listeners) {
        this.store = store;
        this.listeners = listeners;
    }

    @Override
    public CompletableFuture<TerminalFacts> probe(SessionId id) {
        LiveSession session = store.inMemory(id).orElseThrow(() -> SessionStore.notFound(id.value()));
        HostConnection host = session.host();
        if (!host.probes()) {
            return CompletableFuture.completedFuture(TerminalFacts.UNKNOWN);
        }
        return host.send(new HostRequest.Probe(id.value(), true)).thenApply(AttentionBoard::facts);
    }

    /** Whether an input ends in a line end, or in a control character that acts at once; the hosts say the same. */
    static boolean endsLine(byte[] bytes) {
        int last = bytes.length == 0 ? ' ' : bytes[bytes.length - 1] & 0xff;
        return last < ' ' && last != '\t' && last != '\b';
    }

    private static TerminalFacts facts(HostReply reply) {
        if (reply instanceof HostReply.Probed probed) {
            TtyFacts facts = probed.facts();
            return new TerminalFacts(
                    facts.program(),
                    facts.leader(),
                    Reading.valueOf(facts.reading().name()),
                    facts.modesKnown(),
                    facts.echo(),
                    facts.canonical(),
                    facts.processes(),
                    facts.running(),
                    facts.inputMillisAgo() < 0 ? null : Duration.ofMillis(facts.inputMillisAgo()),
                    facts.inputEndedLine());
        }
        if (reply instanceof HostReply.Failed failed) {
            throw new PlatformException(HostFailures.code(failed.code()), failed.message());
        }
        return TerminalFacts.UNKNOWN;
    }

    @Override
    public Optional<Attention> attention(SessionId id) {
        return store.inMemory(id).flatMap(LiveSession::attention);
    }

    @Override
    public void notified(SessionId id, String words) {
        store.inMemory(id).ifPresent(session -> listeners.notified(session, words));
    }

    @Override
    public void say(SessionId id, Attention attention) {
        store.inMemory(id).filter(session -> session.say(attention)).ifPresent(listeners::changed);
    }
}
