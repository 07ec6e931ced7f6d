// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.TerminalView;
import dev.ithaca.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts together what a detector is shown. */
public final class Views {
    /** What calls a user, once: nobody who has answered since is called by it again. */
    private static final Set<Signal.Kind> CALLS = EnumSet.of(Signal.Kind.NOTIFICATION, Signal.Kind.BELL);

    private Views() {}

    /** All that there is to see of a session at the moment; calls up to the offset {@code spent} were answered. */
    public static TerminalView of(
            SessionInfo session, ScreenFollower follower, TerminalFacts facts, long silenceMillis, long spent) {
        List<String> command = new ArrayList<>();
        command.add(session.command());
        command.addAll(session.arguments());
        Terminal screen = follower.screen();
        return new TerminalView(
                session.id(),
                command,
                follower.offset(),
                follower.lines(),
                screen.columns(),
                screen.cursorRow(),
                screen.cursorColumn(),
                screen.modes().cursorVisible(),
                screen.alternateScreen(),
                screen.title(),
                new KernelFacts(
                        facts.program(),
                        facts.leader(),
                        KernelFacts.Reading.valueOf(facts.reading().name()),
                        facts.modesKnown(),
                        facts.echo(),
                        facts.canonical(),
                        facts.processes(),
                        facts.running()),
                follower.signals().stream()
                        .filter(signal -> signal.offset() > spent || !CALLS.contains(signal.kind()))
                        .toList(),
                Duration.ofMillis(Math.max(0, silenceMillis)),
                facts.sinceInput(),
                facts.inputEndedLine());
    }
}
