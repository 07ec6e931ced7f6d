// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.internal.input.Echo.Place;
import dev.ithaca.session.internal.input.InputLine.Fate;
import dev.ithaca.session.internal.output.SeenScreen;
import org.junit.jupiter.api.Test;

class InputLineTest {
    private static final String BOX = "\033[H\033[2J┌──────┐\r\n│ > %s │\r\n%s└──────┘\r\nhelp%s";

    private static SeenScreen box(String text, String more, int row, int column) {
        return Screens.of(BOX.formatted(text, more, "\033[" + row + ';' + column + 'H'));
    }

    private static Fate fate(String text, SeenScreen before, SeenScreen entered, SeenScreen now) {
        return new InputLine(entered, new Echo(text, before)).fate(now);
    }

    @Test
    void findsATextBeforeTheCursorWhereverTheProgramPutsIt() {
        SeenScreen empty = Screens.of("$ ");
        assertThat(new Echo("ls -la", empty).in(Screens.of("$ ls -la"))).isEqualTo(Place.AT_CURSOR);
        assertThat(new Echo("ls -la", empty).in(Screens.of("$ ls -la\r\nx"))).isEqualTo(Place.SHOWN);
        assertThat(new Echo("ls -la", empty).in(empty)).isEqualTo(Place.NOWHERE);
        assertThat(new Echo("hello", box("", "", 2, 5)).in(box("hello", "", 2, 10)))
                .isEqualTo(Place.AT_CURSOR);
        assertThat(new Echo("hello", box("", "", 2, 5)).in(box("hello", "", 8, 1)))
                .isEqualTo(Place.SHOWN);
    }

    @Test
    void findsATextThatWrapsAndWideLetters() {
        String text = "one two three four five six seven eight nine ten";
        assertThat(new Echo(text, Screens.of("> ")).in(Screens.of("> " + text))).isEqualTo(Place.AT_CURSOR);
        assertThat(new Echo("日本語", Screens.of("> ")).in(Screens.of("> 日本語"))).isEqualTo(Place.AT_CURSOR);
    }

    @Test
    void aTextThatWasThereBeforeIsNoEcho() {
        SeenScreen before = Screens.of("hello\r\n> ");
        assertThat(new Echo("hello", before).in(before)).isEqualTo(Place.NOWHERE);
        assertThat(new Echo("hello", before).in(Screens.of("hello\r\nhello\r\n> ")))
                .isEqualTo(Place.SHOWN);
    }

    @Test
    void anAnswerOrANewPromptProvesThatTheLineWasTaken() {
        SeenScreen before = Screens.of("$ ");
        SeenScreen entered = Screens.of("$ echo hi");
        assertThat(fate("echo hi", before, entered, Screens.of("$ echo hi\r\nhi\r\n$ ")))
                .isEqualTo(Fate.TAKEN);
        assertThat(fate("true", before, Screens.of("$ true"), Screens.of("$ true\r\n$ ")))
                .isEqualTo(Fate.TAKEN);
        assertThat(fate("x=1", Screens.of(">>> "), Screens.of(">>> x=1"), Screens.of(">>> x=1\r\n>>> ")))
                .isEqualTo(Fate.TAKEN);
    }

    @Test
    void anEmptyRowBehindTheTextProvesNothing() {
        SeenScreen before = Screens.of("$ ");
        assertThat(fate("sleep 9", before, Screens.of("$ sleep 9"), Screens.of("$ sleep 9\r\n")))
                .isEqualTo(Fate.UNCLEAR);
        assertThat(fate("if 1:", Screens.of(">>> "), Screens.of(">>> if 1:"), Screens.of(">>> if 1:\r\n... ")))
                .isEqualTo(Fate.UNCLEAR);
        assertThat(fate("hello", box("", "", 2, 5), box("hello", "", 2, 10), box("hello", "│      │\r\n", 3, 5)))
                .isEqualTo(Fate.UNCLEAR);
    }

    @Test
    void aTextThatLeftItsBoxWasTaken() {
        SeenScreen now = Screens.of("\033[H\033[2Jyou: hello\r\n\r\n┌──────┐\r\n│ >  │\r\n└──────┘\r\nhelp\033[4;5H");
        assertThat(fate("hello", box("", "", 2, 5), box("hello", "", 2, 10), now))
                .isEqualTo(Fate.TAKEN);
    }

    @Test
    void aClockElsewhereChangesNothing() {
        SeenScreen entered = box("hello", "", 2, 10);
        SeenScreen now = Screens.of(BOX.formatted("hello", "", "\033[8;30H12:00\033[2;10H"));
        assertThat(fate("hello", box("", "", 2, 5), entered, now)).isEqualTo(Fate.STANDS);
        assertThat(fate("hello", box("", "", 2, 5), entered, entered)).isEqualTo(Fate.STANDS);
    }

    @Test
    void ofATextThatIsNotShownTheCursorTells() {
        SeenScreen asked = Screens.of("Password: ");
        assertThat(fate("secret", asked, asked, asked)).isEqualTo(Fate.STANDS);
        assertThat(fate("secret", asked, asked, Screens.of("Password: \r\n"))).isEqualTo(Fate.UNCLEAR);
        assertThat(fate("secret", asked, asked, Screens.of("Password: \r\nWelcome\r\n$ ")))
                .isEqualTo(Fate.TAKEN);
    }

    @Test
    void ofATextThatIsNotShownTheRowAboveTellsOnceTheScreenScrolls() {
        String rows = "1\r\n2\r\n3\r\n4\r\n5\r\n6\r\nok 7\r\n> ";
        SeenScreen entered = Screens.of(rows);
        assertThat(fate("x", entered, entered, Screens.of(rows + "\r\nok 8\r\n> ")))
                .isEqualTo(Fate.TAKEN);
        assertThat(fate("x", entered, entered, Screens.of(rows + "\r\n"))).isEqualTo(Fate.UNCLEAR);
        assertThat(fate("x", entered, entered, Screens.of(rows + "\0337\033[1;30H12:00\0338")))
                .isEqualTo(Fate.STANDS);
    }
}
