// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

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
    private static final long SURE_MILLIS = Verdict.SURE_MILLIS;
    private static final long LIKELY_MILLIS = 350;
    private static final long GUESS_MILLIS = 1000;
    private static final long FULL_SCREEN_MILLIS = 1500;
    private static final long TURNING_MILLIS = 2000;
    private static final long NEAR_BYTES = 16_384;
    private static final long LINE_BYTES = 2048;
    private static final long BELL_BYTES = 64;
    private static final int MOST_BLANKS = 8;

    private final PromptRules rules;

    public Judge(PromptRules rules) {
        this.rules = rules;
    }

    /** Judges a view. */
    public Verdict judge(TerminalView view) {
        KernelFacts kernel = view.kernel();
        Reading reading = reading(view);
        String prompt = prompt(view);
        Optional<PromptRule> rule = rules.match(prompt);
        if (hidden(kernel) && reading != Reading.NO) {
            return password(view, prompt, rule);
        }
        if (Programs.monitors(kernel.program())) {
            return Verdict.working("monitor", 0.9, kernel.program() + " shows something for as long as it runs");
        }
        if (reading == Reading.NO) {
            return Verdict.working("kernel-not-reading", 0.95, "nobody in the foreground reads the terminal")
                    .because("the foreground is " + name(kernel) + ", " + kernel.running() + " processes run");
        }
        Optional<Verdict> busy = busy(view);
        if (busy.isPresent()) {
            return busy.get();
        }
        if (FullScreen.known(view)) {
            return FullScreen.judge(view, prompt, rule)
                    .because(reading(kernel))
                    .after(reading == Reading.YES ? SURE_MILLIS : LIKELY_MILLIS);
        }
        return reading == Reading.YES ? sure(view, prompt, rule) : likely(view, prompt, rule);
    }

    /** What the kernel says, but for programs that have it read by somebody else, or always. */
    private static Reading reading(TerminalView view) {
        Reading seen = view.kernel().reading();
        boolean always =
                seen == Reading.YES && Programs.readsAlways(view.kernel().program());
        return always || handedOver(view) ? Reading.MAYBE : seen;
    }

    /** The terminal is read by somebody that the kernel does not show as a part of the session: a server, an agent for keys. */
    private static boolean handedOver(TerminalView view) {
        KernelFacts kernel = view.kernel();
        return kernel.reading() == Reading.NO
                && (Programs.handsOver(kernel.program())
                        || (!kernel.canonical()
                                && Form.open(view)
                                        .filter(form -> form.kind() == Kind.PASSWORD
                                                && form.rule().equals("window"))
                                        .isPresent()));
    }

    private static boolean hidden(KernelFacts kernel) {
        return kernel.modesKnown() && kernel.canonical() && !kernel.echo();
    }

    private static Verdict password(TerminalView view, String prompt, Optional<PromptRule> rule) {
        boolean worded = rule.filter(one -> one.kind() == Kind.PASSWORD).isPresent();
        boolean certain = view.kernel().reading() == Reading.YES;
        return Verdict.waiting(
                        State.NEEDS_INPUT, Kind.PASSWORD, "kernel-password", certain || worded ? 0.99 : 0.9, prompt)
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
            return Optional.of(Verdict.working("progress", 0.9, "the program shows its progress (OSC 9;4)"));
        }
        if (view.silence().toMillis() < TURNING_MILLIS) {
            return AgentPages.works(view)
                    .map(line -> Verdict.working("agent-works", 0.85, "a line that turns says so: " + line));
        }
        return Optional.empty();
    }

    /** Somebody is blocked until a key comes. */
    private static Verdict sure(TerminalView view, String prompt, Optional<PromptRule> rule) {
        KernelFacts kernel = view.kernel();
        Optional<PromptRule> meant = rule.map(one -> view.alternate() ? one : meant(one, prompt, kernel));
        Verdict found = drawn(view, rule, 0.97)
                .or(() -> behind(view, meant, prompt, 0.95))
                .or(() -> meant.filter(one -> one.state() != State.IDLE_AT_PROMPT)
                        .filter(one -> !one.name().equals("colon")
                                || !Programs.isShell(kernel.program())
                                || kernel.canonical())
                        .map(one -> Verdict.ruled(one, prompt, 0.97)))
                .orElseGet(() -> plain(view, prompt, meant));
        return found.because(reading(kernel)).after(SURE_MILLIS);
    }

    private static Verdict plain(TerminalView view, String prompt, Optional<PromptRule> rule) {
        KernelFacts kernel = view.kernel();
        boolean interpreter = !kernel.canonical() && !view.alternate() && Programs.interprets(kernel.program());
        boolean shell = Programs.isSimpleShell(kernel.program()) && rule.isPresent();
        if (interpreter || shell) {
            return Verdict.waiting(State.IDLE_AT_PROMPT, Kind.TEXT, "kernel-interpreter", 0.97, prompt)
                    .because(kernel.program() + " is at its prompt");
        }
        if (view.alternate()) {
            return FullScreen.judge(view, prompt, rule);
        }
        boolean reader = Programs.readsInput(kernel.program());
        if (prompt.isBlank() || (reader && rule.isEmpty())) {
            return WordsAbove.ofNothing(view, reader)
                    .map(above -> above.verdict(0.9))
                    .orElseGet(() -> Verdict.waiting(State.IDLE_AT_PROMPT, Kind.TEXT, "kernel-reading", 0.9, "")
                            .because(name(kernel) + " takes what is typed, and has asked nothing"));
        }
        return rule.map(one -> Verdict.ruled(one, prompt, 0.95)).orElseGet(() -> unknown(kernel, prompt));
    }

    /** Words in front of the cursor that follow no rule. */
    private static Verdict unknown(KernelFacts kernel, String prompt) {
        boolean keys = !kernel.canonical() && !PromptRules.prefilled(prompt);
        return Verdict.waiting(State.NEEDS_INPUT, keys ? Kind.MENU : Kind.TEXT, "kernel-reading", 0.95, prompt)
                .because(name(kernel) + " takes " + (kernel.canonical() ? "lines" : "keys"));
    }

    /** A word and a sign are an interpreter's prompt if an interpreter shows them; whoever else does asks its user something. */
    private static PromptRule meant(PromptRule rule, String prompt, KernelFacts kernel) {
        String program = kernel.program();
        boolean idle = rule.state() == State.IDLE_AT_PROMPT;
        if (idle && Programs.isAgent(program)) {
            return new PromptRule(rule.name(), State.NEEDS_INPUT, Kind.AGENT_PROMPT, rule.pattern());
        }
        boolean theirs = rule.name().equals(PromptRules.INTERPRETER)
                || program.isEmpty()
                || kernel.reading() == Reading.UNKNOWN
                || rule.name().equals(PromptRules.PAGED)
                || prompt.contains(program)
                || Programs.interprets(program)
                || Programs.carries(program);
        return idle && !theirs ? new PromptRule(rule.name(), State.NEEDS_INPUT, Kind.TEXT, rule.pattern()) : rule;
    }

    /** What the words above say if those in front of the cursor say little, and no interpreter shows them. */
    private static Optional<Verdict> behind(
            TerminalView view, Optional<PromptRule> rule, String prompt, double confidence) {
        boolean little = !prompt.isBlank()
                && !view.alternate()
                && rule.map(one -> one.state() == State.NEEDS_INPUT && one.kind() == Kind.TEXT)
                        .orElse(view.kernel().canonical());
        return little ? WordsAbove.ofSign(view, prompt).map(above -> above.verdict(confidence)) : Optional.empty();
    }

    /** Keys may be what is waited for, or not: the screen must say so. */
    private static Verdict likely(TerminalView view, String prompt, Optional<PromptRule> rule) {
        KernelFacts kernel = view.kernel();
        boolean blind = kernel.reading() == Reading.UNKNOWN;
        boolean keys = !kernel.canonical() && !blind;
        long rest = keys ? LIKELY_MILLIS : GUESS_MILLIS;
        double confidence = blind ? 0.7 : 0.85;
        boolean foreign = view.alternate() && !blind && !Programs.carries(kernel.program());
        Optional<Verdict> seen = drawn(view, rule, confidence)
                .or(() -> rule.filter(one -> !foreign || one.state() != State.IDLE_AT_PROMPT)
                        .map(one -> Verdict.ruled(meant(one, prompt, kernel), prompt, confidence)));
        if (seen.isPresent()) {
            return seen.get().because(reading(kernel)).after(rest);
        }
        Optional<Verdict> told = told(view, rest);
        if (told.isPresent()) {
            return told.get().because(reading(kernel));
        }
        return foreign
                ? fullScreen(view)
                : Verdict.working("no-sign", 0.6, "nothing on the screen asks for anything where the cursor is")
                        .because(reading(kernel));
    }

    /** One that goes on drawing shows something; one that rests waits for a key. */
    private static Verdict fullScreen(TerminalView view) {
        return FullScreen.judge(view, "", Optional.empty())
                .because(reading(view.kernel()))
                .still(FULL_SCREEN_MILLIS);
    }

    /** What is drawn for an answer: an agent's question or box, a form. */
    private static Optional<Verdict> drawn(TerminalView view, Optional<PromptRule> rule, double confidence) {
        Optional<Form> form = view.kernel().canonical() ? Optional.empty() : Form.open(view);
        if (form.isPresent() && !form.get().rule().equals("form")) {
            return form.map(one -> filled(one, confidence));
        }
        Optional<String> box = AgentPages.inputBox(view);
        if (box.isPresent()) {
            return Optional.of(Verdict.waiting(State.NEEDS_INPUT, Kind.AGENT_PROMPT, "agent-box", confidence, box.get())
                    .because("an agent's box for the next prompt is open"));
        }
        Optional<AgentPages.Approval> asked = AgentPages.approval(view);
        if (asked.isPresent()) {
            String question = asked.get().question();
            return Optional.of(
                    Verdict.waiting(State.BLOCKED_ON_APPROVAL, Kind.MENU, "agent-approval", confidence, question)
                            .because("the screen ends in a question with choices: " + question)
                            .about(asked.get().subject()));
        }
        if (rule.filter(one -> one.kind() != Kind.TEXT).isPresent()) {
            return Optional.empty();
        }
        return form.map(one -> filled(one, confidence)).or(() -> list(view, confidence));
    }

    private static Verdict filled(Form form, double confidence) {
        return Verdict.waiting(State.NEEDS_INPUT, form.kind(), form.rule(), confidence, form.question())
                .because("the screen ends in a question that is drawn (" + form.rule() + "): " + form.question());
    }

    private static Optional<Verdict> list(TerminalView view, double confidence) {
        return view.kernel().canonical()
                ? Optional.empty()
                : PointedList.open(view)
                        .map(list -> Verdict.waiting(State.NEEDS_INPUT, Kind.MENU, "list", confidence, list.question())
                                .because("the screen ends in choices, one of them pointed at: " + list.question()));
    }

    /** What the program told its terminal on purpose. */
    private static Optional<Verdict> told(TerminalView view, long rest) {
        Optional<Signal> notice = since(view, Signal.Kind.NOTIFICATION, NEAR_BYTES);
        if (notice.isPresent()) {
            return Optional.of(Verdict.waiting(
                            State.NEEDS_INPUT,
                            Kind.AGENT_PROMPT,
                            "notification",
                            0.8,
                            notice.get().text())
                    .because("the user was notified, and has not answered yet")
                    .after(rest));
        }
        if (since(view, Signal.Kind.PROMPT_SHOWN, LINE_BYTES).isPresent()) {
            return Optional.of(Verdict.waiting(State.IDLE_AT_PROMPT, Kind.TEXT, "prompt-mark", 0.9, prompt(view))
                    .because("a shell marked its prompt (OSC 133), and no command since")
                    .after(rest));
        }
        if (since(view, Signal.Kind.BELL, BELL_BYTES).isPresent()
                && !view.kernel().canonical()) {
            return Optional.of(Verdict.waiting(State.NEEDS_INPUT, Kind.TEXT, "bell", 0.6, prompt(view))
                    .because("the bell rang at the end of the output, and nobody has answered yet")
                    .after(GUESS_MILLIS));
        }
        return Optional.empty();
    }

    /** A signal that is near the end of the output, and no command was started after it. */
    private static Optional<Signal> since(TerminalView view, Signal.Kind kind, long near) {
        long started =
                view.signal(Signal.Kind.COMMAND_STARTED).map(Signal::offset).orElse(-1L);
        return view.signal(kind).filter(signal -> signal.offset() > started && signal.offset() + near > view.offset());
    }

    /** The cursor's line up to the cursor, with the blanks in front of it that the line leaves out. */
    private static String prompt(TerminalView view) {
        String line = view.cursorLine();
        int end = Math.min(line.length(), view.cursorColumn());
        String before = line.substring(0, end);
        int blanks = Math.min(MOST_BLANKS, view.cursorColumn() - line.length());
        return before.isBlank() || blanks <= 0 ? before : before + " ".repeat(blanks);
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
}
