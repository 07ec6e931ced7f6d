// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.TerminalFacts;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.TerminalView;
import dev.ithaca.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts together what a detector is shown. */
final class Views {
    private Views() {}

    static TerminalView of(SessionInfo session, ScreenFollower follower, TerminalFacts facts, long silenceMillis) {
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
                follower.signals(),
                Duration.ofMillis(Math.max(0, silenceMillis)),
                facts.sinceInput(),
                facts.inputEndedLine());
    }
}
