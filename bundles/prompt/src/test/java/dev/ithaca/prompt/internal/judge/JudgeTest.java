// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import dev.ithaca.spi.prompt.KernelFacts;
import dev.ithaca.spi.prompt.KernelFacts.Reading;
import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the corpus does not pin down: each kind of evidence by itself. */
class JudgeTest {
    private static final String RULE = "─".repeat(60);

    private final Judge judge = new Judge(PromptRules.builtIn());
    private final List<Signal> signals = new ArrayList<>();
    private String program = "x";
    private Reading reading = Reading.MAYBE;
    private boolean canonical;
    private boolean cursorVisible = true;
    private boolean alternate;

    /** The cursor stands at the end of the line that ends in an underscore, else below all. */
    private Assessment of(String... rows) {
        List<String> lines = new ArrayList<>();
        int cursorRow = rows.length;
        int column = 0;
        for (String row : rows) {
            if (row.endsWith("_")) {
                cursorRow = lines.size();
                column = row.length() - 1;
            }
            lines.add(row.replaceAll("_$", "").stripTrailing());
        }
        lines.add("");
        return judge(lines, cursorRow, column);
    }

    private Assessment judge(List<String> lines, int cursorRow, int column) {
        KernelFacts kernel = new KernelFacts(program, true, reading, true, canonical, canonical, 1, 0);
        TerminalView view = new TerminalView(
                new SessionId("abc1234"),
                List.of("x"),
                1000,
                lines,
                80,
                cursorRow,
                column,
                cursorVisible,
                alternate,
                "",
                kernel,
                signals,
                Duration.ofSeconds(1),
                null,
                false);
        return judge.judge(view).assessment();
    }

    @Test
    void findsABoxWhoseCursorIsHiddenOnlyIfItIsDrawnWhole() {
        cursorVisible = false;

        assertThat(of(RULE, "> Try something", RULE, "  ? for shortcuts").kind())
                .isEqualTo(Kind.AGENT_PROMPT);
        assertThat(of("● it said", "> Try something", RULE).waits()).isFalse();
    }

    @Test
    void takesATurningLineAboveTheBoxForWork() {
        cursorVisible = false;

        assertThat(of("⠏ Thinking (esc to cancel, 3s)", RULE, "> ", RULE).state())
                .isEqualTo(State.WORKING);
        assertThat(of("⠏ Thinking (esc to cancel, 1m 3s)", RULE, "> ", RULE).state())
                .isEqualTo(State.WORKING);
        assertThat(of("■■⬝⬝  esc interrupt").state()).isEqualTo(State.WORKING);
    }

    @Test
    void saysThatAnAgentWhosePromptIsAWordNeedsInput() {
        reading = Reading.YES;
        canonical = true;

        assertThat(of("you> _").state()).isEqualTo(State.NEEDS_INPUT);
        assertThat(of("you> _").kind()).isEqualTo(Kind.AGENT_PROMPT);
    }

    @ParameterizedTest
    @CsvSource({
        "bash, IDLE_AT_PROMPT",
        "sqlite3, IDLE_AT_PROMPT",
        "lua5.4, IDLE_AT_PROMPT",
        "install.sh, NEEDS_INPUT",
        "bash -c, NEEDS_INPUT",
        "claude, NEEDS_INPUT",
        "git, NEEDS_INPUT"
    })
    void takesASignForAnInterpretersPromptOnlyIfOneShowsIt(String name, State state) {
        reading = Reading.YES;
        program = name;

        assertThat(of("> _").state()).isEqualTo(state);
    }

    @Test
    void takesNoSilentComputationForAPrompt() {
        reading = Reading.NO;
        canonical = true;

        assertThat(of("Password: _").waits()).isFalse();
        assertThat(of("user@host:~$ _").waits()).isFalse();
    }

    @Test
    void countsNoPromptThatStandsInOldOutput() {
        reading = Reading.MAYBE;

        assertThat(of("Overwrite it? (y/n)", "Password:", "user@host:~$ ls", "done", "_")
                        .waits())
                .isFalse();
    }

    @Test
    void seesThePasswordWindowOfAKeyAgentThatIsNoPartOfTheSession() {
        reading = Reading.NO;
        alternate = true;

        assertThat(of("┌──────────────┐", "│ Enter passphrase", "│ Passphrase: _", "│   <OK>      <Cancel> │")
                        .kind())
                .isEqualTo(Kind.PASSWORD);
        assertThat(of("│ Installing", "│   <OK>      <Cancel> │").waits()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "? Which framework|❯ React|'  Vue'|MENU",
                "◆  Install dependencies?|│  ● Yes / ○ No|└|CONFIRM",
                "◆  Provide a password|│  ▪▪▪|└|PASSWORD",
                "◆  Where to|│  ./here|└|TEXT"
            })
    void readsTheFormsOfLibraries(String question, String first, String second, Kind kind) {
        cursorVisible = false;

        assertThat(of(question, first, second).kind()).isEqualTo(kind);
        assertThat(of(question.replaceFirst("^.", "◇"), first, second).waits()).isFalse();
    }

    @Test
    void believesANotificationOfAProgramThatTakesKeys() {
        signals.add(new Signal(Signal.Kind.NOTIFICATION, "Waiting for your input", 990));

        assertThat(of("all done", "_").rule()).isEqualTo("notification");
        signals.add(new Signal(Signal.Kind.COMMAND_STARTED, "", 995));
        assertThat(of("all done", "_").waits()).isFalse();
    }

    @Test
    void believesTheMarkOfAShellOfWhichTheKernelKnowsNothing() {
        program = "ssh";
        signals.add(new Signal(Signal.Kind.PROMPT_SHOWN, "", 990));

        assertThat(of("remote ⟫ _").rule()).isEqualTo("prompt-mark");
        signals.add(new Signal(Signal.Kind.COMMAND_STARTED, "", 995));
        assertThat(of("remote ⟫ _").waits()).isFalse();
    }

    @Test
    void believesABellAtTheEndOfTheOutputOfAProgramThatTakesKeys() {
        signals.add(new Signal(Signal.Kind.BELL, "", 999));
        assertThat(of("all done", "_").rule()).isEqualTo("bell");

        signals.set(0, new Signal(Signal.Kind.BELL, "", 500));
        assertThat(of("all done", "_").waits()).isFalse();
    }

    @Test
    void believesThatProgressGoesOnUntilItIsSaidToHaveEnded() {
        signals.add(new Signal(Signal.Kind.PROGRESS, "40", 900));
        assertThat(of("Continue? (y/n) _").rule()).isEqualTo("progress");

        signals.add(new Signal(Signal.Kind.PROGRESS_ENDED, "", 950));
        assertThat(of("Continue? (y/n) _").kind()).isEqualTo(Kind.CONFIRM);
    }

    @Test
    void takesNoLongOverARowOfBlanksAsWideAsATerminalCanBe() {
        cursorVisible = false;
        String wide = "│" + " ".repeat(60_000) + "x";

        assertThat(of("Do you want to proceed?", "❯ 1. Yes", "  2. No", wide, wide)
                        .waits())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"vim", "less", "mc", "unknown-page"})
    void takesAPageThatQuotesAQuestionForOneAtRest(String name) {
        reading = Reading.YES;
        program = name;
        alternate = true;
        cursorVisible = false;

        assertThat(of("notes", "Overwrite it? [y/N]", "~", "", "notes 1,1").state())
                .isEqualTo(State.IDLE_AT_PROMPT);
    }

    @Test
    void knowsWhatAnEditorAsksInItsLastRow() {
        reading = Reading.YES;
        program = "nano";
        alternate = true;

        assertThat(of("text", "Password: _", "more", "and more", "Status", "^G Help")
                        .state())
                .as("the text itself asks nothing")
                .isEqualTo(State.IDLE_AT_PROMPT);
        List<String> help = List.of("^G Help   M-D DOS Format", "^C Cancel");
        assertThat(ofPage("File Name to Write: f_", help).kind()).isEqualTo(Kind.TEXT);
        assertThat(ofPage("File Name to Write: f_", help).state()).isEqualTo(State.NEEDS_INPUT);
        assertThat(ofPage("Save modified buffer? _", help).kind()).isEqualTo(Kind.CONFIRM);
    }

    private Assessment ofPage(String asked, List<String> below) {
        List<String> rows = new ArrayList<>(List.of("text", "", ""));
        rows.add(asked.replaceAll("_$", ""));
        rows.addAll(below);
        return judge(rows, 3, asked.length() - 1);
    }

    @Test
    void findsAQuestionInABoxOnAPage() {
        reading = Reading.YES;
        program = "ncdu";
        alternate = true;
        cursorVisible = false;

        Assessment box = of(
                "/a  4 KiB",
                "   ┌── Confirm delete ───────┐",
                "   │ Really delete a?        │",
                "   │       yes      no       │",
                "   └─────────────────────────┘");

        assertThat(box.state()).isEqualTo(State.NEEDS_INPUT);
        assertThat(box.kind()).isEqualTo(Kind.CONFIRM);
        assertThat(box.detail()).isEqualTo("Confirm delete Really delete a? yes no");
    }

    @Test
    void leavesAReaderAloneThatHasAskedNothing() {
        reading = Reading.YES;
        canonical = true;
        program = "cat";

        assertThat(of("ann@host:~$ cat", "_").state()).isEqualTo(State.IDLE_AT_PROMPT);
        assertThat(of("ann@host:~$ cat", "what?", "what?", "_").state()).isEqualTo(State.IDLE_AT_PROMPT);
        assertThat(of("Paste the key, then press Ctrl-D", "_").state()).isEqualTo(State.NEEDS_INPUT);
        assertThat(of("Key: _").state()).isEqualTo(State.NEEDS_INPUT);
        program = "setup";
        assertThat(of("What is your name?", "_").detail()).isEqualTo("What is your name?");
        assertThat(of("Server started.", "_").state()).isEqualTo(State.IDLE_AT_PROMPT);
    }

    @Test
    void knowsWhatASignAsksByTheWordsAbove() {
        reading = Reading.YES;
        canonical = true;
        program = "install.sh";

        assertThat(of("1) Proceed", "2) Customize", "3) Cancel", ">_").kind()).isEqualTo(Kind.MENU);
        assertThat(of("Do you accept the license? [yes|no]", "[no] >>> _").kind())
                .isEqualTo(Kind.CONFIRM);
        assertThat(of("  Only 'yes' will be accepted.", "", "  Enter a value: _")
                        .kind())
                .isEqualTo(Kind.CONFIRM);
        assertThat(of("Overwrite it? (y/n)", "Done.", "> _").kind()).isEqualTo(Kind.TEXT);
    }

    @Test
    void findsAListOfWhichOneIsPointedAt() {
        cursorVisible = false;

        Assessment list =
                of(RULE, "Select model", "", "❯ 1. Large", "     the best", "  2. Small", "", "Enter to confirm");
        assertThat(list.state()).isEqualTo(State.NEEDS_INPUT);
        assertThat(list.kind()).isEqualTo(Kind.MENU);
        assertThat(list.detail()).isEqualTo("Select model");
        assertThat(of("● Reading a", "● Reading b", "● Done").waits()).isFalse();
        assertThat(of("❯ 1. Large", "  2. Small", "", "That was the list.").waits())
                .isFalse();
    }
}
