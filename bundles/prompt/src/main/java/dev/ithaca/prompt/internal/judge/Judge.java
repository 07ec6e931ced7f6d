// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.KernelFacts.Reading;
import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;

/**
 * The built-in detector. What a program says on purpose and what the kernel says decide; the words on the screen say what is
 * asked for, and decide only where the kernel cannot: when a program waits for several things at once. A program that the
 * kernel shows not to read is at work, whatever its screen looks like.
 */
public final class Judge {
    private static final long SURE_MILLIS = 100;
    private static final long LIKELY_MILLIS = 350;
    private static final long GUESS_MILLIS = 1000;
    private static final long FULL_SCREEN_MILLIS = 3000;
    private static final long TURNING_MILLIS = 2000;
    private static final long NEAR_BYTES = 16_384;

    private final PromptRules rules;

    public Judge(PromptRules rules) {
        this.rules = rules;
    }

    /** Judges a view. */
    public Verdict judge(TerminalView view) {
        KernelFacts kernel = view.kernel();
        Reading reading = handedOver(kernel) ? Reading.MAYBE : kernel.reading();
        String prompt = prompt(view);
        Optional<PromptRule> rule = rules.match(prompt);
        if (hidden(kernel) && reading != Reading.NO) {
            return password(view, prompt, rule);
        }
        if (Programs.monitors(kernel.program())) {
            return working("monitor", 0.9, kernel.program() + " shows something for as long as it runs");
        }
        if (reading == Reading.NO) {
            return working("kernel-not-reading", 0.95, "nobody in the foreground reads the terminal")
                    .because("the foreground is " + name(kernel) + ", " + kernel.running() + " processes run");
        }
        Optional<Verdict> busy = busy(view);
        if (busy.isPresent()) {
            return busy.get();
        }
        return reading == Reading.YES ? sure(view, prompt, rule) : likely(view, prompt, rule);
    }

    /** The terminal is read by a server that the kernel does not show as a part of the session. */
    private static boolean handedOver(KernelFacts kernel) {
        return kernel.reading() == Reading.NO && Programs.handsOver(kernel.program());
    }

    private static boolean hidden(KernelFacts kernel) {
        return kernel.modesKnown() && kernel.canonical() && !kernel.echo();
    }

    private static Verdict password(TerminalView view, String prompt, Optional<PromptRule> rule) {
        boolean worded = rule.filter(one -> one.kind() == Kind.PASSWORD).isPresent();
        boolean certain = view.kernel().reading() == Reading.YES;
        return waiting(State.NEEDS_INPUT, Kind.PASSWORD, "kernel-password", certain || worded ? 0.99 : 0.9, prompt)
                .because("the terminal takes lines and does not show them")
                .because(reading(view.kernel()))
                .after(certain ? SURE_MILLIS : worded ? LIKELY_MILLIS : GUESS_MILLIS);
    }

    /** What says that work goes on although keys would be taken. */
    private static Optional<Verdict> busy(TerminalView view) {
        Optional<Signal> progress = view.signal(Signal.Kind.PROGRESS);
        long ended = view.signal(Signal.Kind.PROGRESS_ENDED).map(Signal::offset).orElse(-1L);
        if (progress.isPresent()
                && progress.get().offset() > ended
                && view.kernel().reading() != Reading.YES) {
            return Optional.of(working("progress", 0.9, "the program shows its progress (OSC 9;4)"));
        }
        if (view.silence().toMillis() < TURNING_MILLIS) {
            return AgentBoxes.works(view)
                    .map(line -> working("agent-works", 0.85, "a line that turns says so: " + line));
        }
        return Optional.empty();
    }

    /** Somebody is blocked until a key comes. */
    private static Verdict sure(TerminalView view, String prompt, Optional<PromptRule> rule) {
        KernelFacts kernel = view.kernel();
        Verdict found = agent(view, 0.97)
                .or(() -> rule.filter(one -> one.state() != State.IDLE_AT_PROMPT)
                        .filter(one -> !one.name().equals("colon")
                                || !Programs.isShell(kernel.program())
                                || kernel.canonical())
                        .map(one -> ruled(one, prompt, 0.97)))
                .orElseGet(() -> plain(view, prompt, rule));
        return found.because(reading(kernel)).after(SURE_MILLIS);
    }

    private static Verdict plain(TerminalView view, String prompt, Optional<PromptRule> rule) {
        KernelFacts kernel = view.kernel();
        boolean interpreter = !kernel.canonical() && !view.alternate() && Programs.interprets(kernel.program());
        boolean shell = kernel.leader() && Programs.isShell(kernel.program()) && rule.isPresent();
        if (interpreter || shell) {
            return waiting(State.IDLE_AT_PROMPT, Kind.TEXT, "kernel-interpreter", 0.97, prompt)
                    .because(kernel.program() + " is at its prompt");
        }
        if (rule.isPresent()) {
            return ruled(rule.get(), prompt, 0.95);
        }
        boolean keys = !kernel.canonical() && !Programs.edits(kernel.program());
        return waiting(State.NEEDS_INPUT, keys ? Kind.MENU : Kind.TEXT, "kernel-reading", 0.95, prompt)
                .because(name(kernel) + " takes " + (kernel.canonical() ? "lines" : "keys"));
    }

    /** Keys may be what is waited for, or not: the screen must say so. */
    private static Verdict likely(TerminalView view, String prompt, Optional<PromptRule> rule) {
        KernelFacts kernel = view.kernel();
        boolean blind = kernel.reading() == Reading.UNKNOWN;
        boolean keys = !kernel.canonical() && !blind;
        long rest = keys ? LIKELY_MILLIS : GUESS_MILLIS;
        double confidence = blind ? 0.7 : 0.85;
        Optional<Verdict> seen = agent(view, confidence).or(() -> rule.map(one -> ruled(one, prompt, confidence)));
        if (seen.isPresent()) {
            return seen.get().because(reading(kernel)).after(rest);
        }
        if (notified(view)) {
            return waiting(State.NEEDS_INPUT, Kind.AGENT_PROMPT, "notification", 0.8, notice(view))
                    .because("the program notified its user after the last input")
                    .because(reading(kernel))
                    .after(rest);
        }
        if (view.alternate() && !Programs.carries(kernel.program()) && !blind) {
            boolean editor = Programs.edits(kernel.program());
            return waiting(
                            State.NEEDS_INPUT,
                            editor ? Kind.TEXT : Kind.MENU,
                            editor ? "editor" : "full-screen",
                            editor ? 0.9 : 0.7,
                            "")
                    .because("a full-screen program rests")
                    .because(reading(kernel))
                    .after(editor ? LIKELY_MILLIS : FULL_SCREEN_MILLIS);
        }
        return working("no-sign", 0.6, "nothing on the screen asks for anything where the cursor is")
                .because(reading(kernel));
    }

    private static Optional<Verdict> agent(TerminalView view, double confidence) {
        if (AgentBoxes.inputBox(view)) {
            return Optional.of(waiting(
                            State.NEEDS_INPUT,
                            Kind.AGENT_PROMPT,
                            "agent-box",
                            confidence,
                            view.cursorLine().strip())
                    .because("the cursor stands in an agent's box for the next prompt"));
        }
        Optional<String> asked = AgentBoxes.approval(view);
        if (asked.isPresent()) {
            return Optional.of(waiting(State.BLOCKED_ON_APPROVAL, Kind.MENU, "agent-approval", confidence, asked.get())
                    .because("the screen ends in a question with choices: " + asked.get()));
        }
        return Optional.empty();
    }

    private static boolean notified(TerminalView view) {
        Optional<Signal> notice = view.signal(Signal.Kind.NOTIFICATION);
        long started =
                view.signal(Signal.Kind.COMMAND_STARTED).map(Signal::offset).orElse(-1L);
        return notice.isPresent()
                && notice.get().offset() > started
                && notice.get().offset() + NEAR_BYTES > view.offset();
    }

    private static String notice(TerminalView view) {
        return view.signal(Signal.Kind.NOTIFICATION).map(Signal::text).orElse("");
    }

    private static Verdict ruled(PromptRule rule, String prompt, double confidence) {
        return waiting(rule.state(), rule.kind(), rule.name(), confidence, prompt)
                .because("the cursor's line looks like a prompt (" + rule.name() + "): " + prompt.strip());
    }

    /** The cursor's line up to the cursor. */
    private static String prompt(TerminalView view) {
        String line = view.cursorLine();
        int end = Math.min(line.length(), view.cursorColumn());
        String before = line.substring(0, end);
        boolean padded = view.cursorColumn() > line.length();
        return padded && !before.isBlank() ? before + " " : before;
    }

    private static String reading(KernelFacts kernel) {
        return switch (kernel.reading()) {
            case YES -> name(kernel) + " is blocked until a key comes";
            case MAYBE -> name(kernel) + " waits for keys and for other things";
            case NO -> "nobody in the foreground reads the terminal";
            case UNKNOWN -> "the kernel does not say whether " + name(kernel) + " reads";
        };
    }

    private static String name(KernelFacts kernel) {
        return kernel.program().isEmpty() ? "the program" : kernel.program();
    }

    private static Verdict working(String rule, double confidence, String why) {
        return new Verdict(
                Assessment.of(State.WORKING, Kind.NONE, rule, confidence).because(why), 0);
    }

    private static Verdict waiting(State state, Kind kind, String rule, double confidence, String words) {
        return new Verdict(Assessment.of(state, kind, rule, confidence).asking(words.strip()), SURE_MILLIS);
    }
}
