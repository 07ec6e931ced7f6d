// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.prompt;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.KernelFacts.Reading;
import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes views to try a detector with: what is on the screen, with the cursor behind the last line, and the rest as usual. */
public final class TerminalViews {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    private final List<String> lines;
    private SessionId session = new SessionId("abc1234");
    private List<String> command = List.of("bash");
    private KernelFacts kernel = KernelFacts.UNKNOWN;
    private List<Signal> signals = List.of();
    private Duration silence = Duration.ofSeconds(1);
    private boolean alternate;

    private TerminalViews(List<String> lines) {
        this.lines = lines;
    }

    /**
     * A screen that shows these lines at its top.
     *
     * @param lines the text, the cursor stands behind the last one
     * @return a maker of views
     */
    public static TerminalViews showing(String... lines) {
        return new TerminalViews(List.of(lines));
    }

    /**
     * The session that it is.
     *
     * @param id its id
     * @return this
     */
    public TerminalViews of(String id) {
        session = new SessionId(id);
        return this;
    }

    /**
     * The program that the session was started with.
     *
     * @param words the program and its arguments
     * @return this
     */
    public TerminalViews running(String... words) {
        command = List.of(words);
        return this;
    }

    /**
     * What the kernel says: a program in the foreground, and whether it waits for keys.
     *
     * @param program its name
     * @param reading whether it waits
     * @return this
     */
    public TerminalViews kernel(String program, Reading reading) {
        kernel = new KernelFacts(program, false, reading, true, true, true, 2, reading == Reading.YES ? 0 : 1);
        return this;
    }

    /**
     * What the kernel says, in full.
     *
     * @param facts all of it
     * @return this
     */
    public TerminalViews kernel(KernelFacts facts) {
        kernel = facts;
        return this;
    }

    /**
     * What programs told on purpose.
     *
     * @param told the oldest first
     * @return this
     */
    public TerminalViews signals(Signal... told) {
        signals = List.of(told);
        return this;
    }

    /**
     * For how long nothing was written.
     *
     * @param time one second if this is not said
     * @return this
     */
    public TerminalViews silentFor(Duration time) {
        silence = time;
        return this;
    }

    /**
     * The alternate screen is shown, as by full-screen programs.
     *
     * @return this
     */
    public TerminalViews alternate() {
        alternate = true;
        return this;
    }

    /**
     * The view.
     *
     * @return of 24 rows and 80 columns, more if there are more lines
     */
    public TerminalView view() {
        List<String> rows = new ArrayList<>(lines);
        while (rows.size() < ROWS) {
            rows.add("");
        }
        int last = Math.max(0, lines.size() - 1);
        String at = lines.isEmpty() ? "" : lines.get(last);
        return new TerminalView(
                session,
                command,
                lines.stream().mapToLong(String::length).sum(),
                rows.stream().map(String::stripTrailing).toList(),
                COLUMNS,
                last,
                Math.min(at.length(), COLUMNS - 1),
                true,
                alternate,
                "",
                kernel,
                signals,
                silence,
                null,
                false);
    }
}
