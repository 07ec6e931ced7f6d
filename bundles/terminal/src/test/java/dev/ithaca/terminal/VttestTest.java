// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static dev.ithaca.terminal.Vt.colored;
import static dev.ithaca.terminal.Vt.fed;
import static dev.ithaca.terminal.Vt.screen;
import static dev.ithaca.terminal.Vt.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The corners that vttest and esctest look into. */
class VttestTest {
    @Test
    void drawsTheBorderOfVttestsFirstScreen() {
        StringBuilder out = new StringBuilder("^[#8^[[2;2H^[[1J^[[4;9H^[[0J^[[1;1H");
        out.append("*".repeat(10)).append("^[[5;1H").append("*".repeat(10));
        assertThat(screen(fed(out.toString()))).isEqualTo("**********\n  EEEEEEEE\nEEEEEEEEEE\nEEEEEEEE\n**********");
    }

    @Test
    void ignoresEmptyAndReversedRegions() {
        assertThat(screen(fed("^[[4;2r^[[3;3r^[[5;1H\nx"))).isEqualTo("\n\n\n\nx");
    }

    @Test
    void homesTheCursorWhenTheRegionChanges() {
        Terminal t = fed("^[[4;4H^[[2;4r");
        assertThat(t.cursorRow() + "," + t.cursorColumn()).isEqualTo("0,0");
        t.feed(Vt.bytes("^[[?6h"));
        assertThat(t.cursorRow()).isEqualTo(1);
    }

    @Test
    void doesNotScrollBelowTheRegion() {
        assertThat(screen(fed("a^[[1;3r^[[5;1Hx\n\n\ny"))).isEqualTo("a\n\n\n\nxy");
    }

    @Test
    void stopsVerticalMovesAtTheMarginsOnlyFromInside() {
        Terminal t = fed("^[[2;4r^[[3;1H^[[9A");
        assertThat(t.cursorRow()).isEqualTo(1);
        t.feed(Vt.bytes("^[[9B"));
        assertThat(t.cursorRow()).isEqualTo(3);
        t.feed(Vt.bytes("^[[1;1H^[[9B"));
        assertThat(t.cursorRow()).isEqualTo(3);
        t.feed(Vt.bytes("^[[5;1H^[[9A"));
        assertThat(t.cursorRow()).isEqualTo(1);
    }

    @Test
    void ignoresLineOperationsOutsideTheRegion() {
        assertThat(screen(fed("a\r\nb\r\nc^[[2;3r^[[1;1H^[[L^[[M"))).isEqualTo("a\nb\nc");
    }

    @Test
    void keepsThePendingWrapThroughAttributesAndModes() {
        assertThat(screen(fed("0123456789^[[1m^[[?25lx"))).isEqualTo("0123456789\nx");
        assertThat(screen(fed("0123456789^[[Cx"))).isEqualTo("012345678x");
        assertThat(screen(fed("0123456789\bx"))).isEqualTo("01234567x9");
        assertThat(screen(fed("0123456789^[7^[[H^[8x"))).isEqualTo("0123456789\nx");
    }

    @Test
    void erasesWithTheBackgroundColour() {
        assertThat(colored(fed(2, 4, "^[[41m^[[2J").screenLines())).isEqualTo("^[[41m    ^[[m\n^[[41m    ^[[m");
        assertThat(colored(fed(2, 4, "ab^[[41m^[[1;1H^[[X^[[2;1H\n").screenLines()))
                .isEqualTo("\n^[[41m    ^[[m");
        assertThat(colored(fed(2, 4, "^[[1;7;31m^[[2J").screenLines())).isEqualTo("\n");
    }

    @Test
    void readsColonAndSemicolonColours() {
        String red = "^[[38;2;255;0;0mx^[[m";
        assertThat(colored(fed("^[[38;2;255;0;0mx").lines())).isEqualTo(red);
        assertThat(colored(fed("^[[38:2:255:0:0mx").lines())).isEqualTo(red);
        assertThat(colored(fed("^[[38:2::255:0:0mx").lines())).isEqualTo(red);
        assertThat(colored(fed("^[[38:2:1:255:0:0mx").lines())).isEqualTo(red);
        assertThat(colored(fed("^[[;31;4:0mx").lines())).isEqualTo("^[[31mx^[[m");
        assertThat(colored(fed("^[[38;5mx").lines())).isEqualTo("^[[30mx^[[m");
        assertThat(colored(fed("^[[4:3m^[[24;31mx").lines())).isEqualTo("^[[31mx^[[m");
    }

    @Test
    void restoresHomeWhenNothingWasSaved() {
        Terminal t = fed("^[[3;3H^[[31m^[8x");
        assertThat(colored(t.lines())).isEqualTo("x");
    }

    @Test
    void keepsTheAlternateScreenFor47ButNotFor1049() {
        assertThat(screen(fed("^[[?47hold^[[?47lshell^[[?47h"))).isEqualTo("old");
        assertThat(screen(fed("^[[?1047hold^[[?1047l^[[?1047h"))).isEmpty();
        assertThat(screen(fed("^[[?1049hold^[[?1049h"))).isEmpty();
    }

    @Test
    void keepsNoScrollbackOfTheAlternateScreen() {
        Terminal t = fed("^[[?1049h\n\n\n\n\n\n\n\nx");
        assertThat(t.scrollbackSize()).isZero();
    }

    @Test
    void keepsKeyboardFlagsPerScreen() {
        Terminal t = fed("^[[>1u^[[?1049h^[[>3u^[[=4;2u");
        assertThat(t.modes().keyboardFlags()).isEqualTo(7);
        t.feed(Vt.bytes("^[[?1049l"));
        assertThat(t.modes().keyboardFlags()).isEqualTo(1);
        t.feed(Vt.bytes("^[[<9u"));
        assertThat(t.modes().keyboardFlags()).isZero();
    }

    @Test
    void softResetKeepsTheScreen() {
        Terminal t = fed("abc^[[?25l^[[?7l^[[4h^[[2;3r^[[31m^[[?6h^[[!p");
        assertThat(screen(t)).isEqualTo("abc");
        assertThat(t.modes().cursorVisible()).isTrue();
        assertThat(t.modes().autowrap()).isTrue();
        assertThat(t.modes().insert()).isFalse();
    }

    @Test
    void aNewLineModeReturnsTheCarriage() {
        assertThat(screen(fed("^[[20hab\nc"))).isEqualTo("ab\nc");
        assertThat(screen(fed("ab\nc"))).isEqualTo("ab\n  c");
        assertThat(screen(fed("ab^[Ec"))).isEqualTo("ab\nc");
    }

    @Test
    void boundsCombiningMarks() {
        Terminal t = fed("e" + "\u0301".repeat(100_000));
        assertThat(text(t.lines()).length()).isLessThan(20);
        assertThat(text(fed("\u0301x").lines())).isEqualTo("x");
    }

    @Test
    void joinsMarksToAWideCharacterAtTheMargin() {
        assertThat(screen(fed("12345678漢\u0301x"))).isEqualTo("12345678漢\u0301\nx");
    }

    @Test
    void survivesAOneCellScreen() {
        Terminal t = fed(1, 1, "abc漢\r\n^[[2J^[[Lx^[[@^[[P");
        t.feed(t.snapshot());
        assertThat(t.rows() * t.columns()).isEqualTo(1);
    }

    @Test
    void keepsStylesOfAGradientBounded() {
        Terminal t = new Terminal(24, 80, 50);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            out.append("^[[38;2;").append(i >> 8).append(';').append(i & 255).append(";9mx");
        }
        t.feed(Vt.bytes(out.toString()));
        assertThat(t.state().styles.size()).isLessThan(20_000);
        String last = colored(t.screenLines().subList(23, 24));
        assertThat(last).startsWith("^[[38;2;155;").endsWith("^[[38;2;156;63;9mx^[[m");
    }
}
