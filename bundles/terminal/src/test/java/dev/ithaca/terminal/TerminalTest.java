// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static dev.ithaca.terminal.Vt.colored;
import static dev.ithaca.terminal.Vt.fed;
import static dev.ithaca.terminal.Vt.screen;
import static dev.ithaca.terminal.Vt.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void showsPlainLines() {
        Terminal t = fed("hello\r\nworld");
        assertThat(screen(t)).isEqualTo("hello\nworld");
        assertThat(t.cursorRow()).isEqualTo(1);
        assertThat(t.cursorColumn()).isEqualTo(5);
    }

    @Test
    void wrapsOnlyWhenTheNextCharacterComes() {
        Terminal t = fed("0123456789");
        assertThat(t.cursorRow()).isZero();
        assertThat(t.cursorColumn()).isEqualTo(9);
        t.feed(Vt.bytes("\r\nx"));
        assertThat(screen(t)).isEqualTo("0123456789\nx");
    }

    @Test
    void joinsWrappedRowsInLines() {
        assertThat(text(fed("0123456789abc\r\nnext").lines())).isEqualTo("0123456789abc\nnext");
    }

    @Test
    void keepsTenThousandPlainLinesExactly() {
        String output = IntStream.range(0, 10_000)
                .mapToObj(i -> i % 7 == 0 ? "" : "line " + i + " y" + "x".repeat(i % 200))
                .collect(Collectors.joining("\n"));
        Terminal t = new Terminal(24, 80, 100_000);
        t.feed(Vt.bytes(output.replace("\n", "\r\n") + "\r\n"));
        assertThat(text(t.lines())).isEqualTo(output);
        String tail = output.lines().skip(9_800).collect(Collectors.joining("\n"));
        assertThat(text(t.lines(200))).isEqualTo(tail);
    }

    @Test
    void boundsTheScrollback() {
        Terminal t = new Terminal(2, 10, 3);
        t.feed(Vt.bytes("1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7"));
        assertThat(t.scrollbackSize()).isEqualTo(3);
        assertThat(text(t.lines())).isEqualTo("3\n4\n5\n6\n7");
    }

    @Test
    void resolvesProgressBarsAndRedraws() {
        Terminal t = new Terminal(5, 40, 100);
        for (int i = 0; i <= 100; i++) {
            t.feed(Vt.bytes("\rprogress " + i + "%"));
        }
        t.feed(Vt.bytes("\r\n1/3 a\r\n2/3 b\r\n^[[2A^[[2Kdone a\r\n^[[2Kdone b\r\n"));
        assertThat(text(t.lines())).isEqualTo("progress 100%\ndone a\ndone b");
    }

    @Test
    void movesTheCursorWithinTheScreen() {
        Terminal t = fed("^[[3;4H*^[[A*^[[99B*^[[99D*^[[99C*^[[H*");
        assertThat(screen(t)).isEqualTo("*\n    *\n   *\n\n*    *   *");
    }

    @Test
    void erasesInDisplayAndLine() {
        String full = "aaaaaaaaaa\r\nbbbbbbbbbb\r\ncccccccccc";
        assertThat(screen(fed(full + "^[[2;5H^[[J"))).isEqualTo("aaaaaaaaaa\nbbbb");
        assertThat(screen(fed(full + "^[[2;5H^[[1J"))).isEqualTo("\n     bbbbb\ncccccccccc");
        assertThat(screen(fed(full + "^[[2;5H^[[2J"))).isEmpty();
        assertThat(screen(fed(full + "^[[2;5H^[[K"))).isEqualTo("aaaaaaaaaa\nbbbb\ncccccccccc");
        assertThat(screen(fed(full + "^[[2;5H^[[1K"))).isEqualTo("aaaaaaaaaa\n     bbbbb\ncccccccccc");
        assertThat(screen(fed(full + "^[[2;5H^[[2K"))).isEqualTo("aaaaaaaaaa\n\ncccccccccc");
        assertThat(screen(fed(full + "^[[2;5H^[[3X"))).isEqualTo("aaaaaaaaaa\nbbbb   bbb\ncccccccccc");
    }

    @Test
    void erasesTheScrollbackOnRequest() {
        Terminal t = new Terminal(2, 10, 10);
        t.feed(Vt.bytes("1\r\n2\r\n3\r\n4^[[3J"));
        assertThat(text(t.lines())).isEqualTo("3\n4");
    }

    @Test
    void insertsAndDeletesCharactersAndLines() {
        assertThat(screen(fed("abcdef^[[1;3H^[[2@"))).isEqualTo("ab  cdef");
        assertThat(screen(fed("abcdef^[[1;3H^[[2P"))).isEqualTo("abef");
        assertThat(screen(fed("a\r\nb\r\nc^[[2;1H^[[L"))).isEqualTo("a\n\nb\nc");
        assertThat(screen(fed("a\r\nb\r\nc^[[2;1H^[[M"))).isEqualTo("a\nc");
        assertThat(screen(fed("abc^[[H^[[4hxy^[[4lz"))).isEqualTo("xyzbc");
    }

    @Test
    void scrollsWithinItsRegion() {
        String rows = "a\r\nb\r\nc\r\nd\r\ne";
        assertThat(screen(fed(rows + "^[[2;4r^[[4;1H\n"))).isEqualTo("a\nc\nd\n\ne");
        assertThat(screen(fed(rows + "^[[2;4r^[[2;1H^[M"))).isEqualTo("a\n\nb\nc\ne");
        assertThat(screen(fed(rows + "^[[2;4r^[[2S"))).isEqualTo("a\nd\n\n\ne");
        assertThat(screen(fed(rows + "^[[2;4r^[[T"))).isEqualTo("a\n\nb\nc\ne");
        assertThat(screen(fed(rows + "^[[2;4r^[[?6h^[[1;1Hx^[[99;1Hy"))).isEqualTo("a\nx\nc\ny\ne");
    }

    @Test
    void keepsInScrollbackWhatLeavesARegionAtTheTop() {
        assertThat(text(fed("a\r\nb\r\nc^[[1;4r^[[4;1H\r\nd").lines())).isEqualTo("a\nb\nc\n\nd");
    }

    @Test
    void savesAndRestoresTheCursor() {
        Terminal t = fed("^[[2;3H^[[31m^[7^[[H^[[mx^[8y");
        assertThat(colored(t.screenLines())).startsWith("x\n  ^[[31my^[[m");
    }

    @Test
    void leavesTheAlternateScreenToTheShell() {
        Terminal t = fed("shell$ ^[[?1049h^[[Hfull screen");
        assertThat(t.alternateScreen()).isTrue();
        assertThat(screen(t)).isEqualTo("full scree\nn");
        assertThat(text(t.lines())).isEqualTo("shell$");
        t.feed(Vt.bytes("^[[?1049l"));
        assertThat(t.alternateScreen()).isFalse();
        assertThat(screen(t)).isEqualTo("shell$");
        assertThat(t.cursorColumn()).isEqualTo(7);
    }

    @Test
    void remembersTheLastFrameOfAnAlternateScreen() {
        Terminal t = fed("^[[?1049hframe 1^[[2J^[[Hframe 2^[[?1049l$");
        assertThat(text(t.lastAlternateFrame().orElseThrow()).strip()).isEqualTo("frame 2");
        t.feed(Vt.bytes("^[[?1049h^[[Hold^[[H^[[2Jframe 3^[[H^[[2J^[[2J^[[?1049l"));
        assertThat(text(t.lastAlternateFrame().orElseThrow()).strip()).isEqualTo("frame 3");
        assertThat(fed("x").lastAlternateFrame()).isEmpty();
    }

    @Test
    void placesWideAndCombiningCharacters() {
        Terminal t = fed("a漢é́🙂b");
        assertThat(screen(t)).isEqualTo("a漢é́🙂b");
        assertThat(t.cursorColumn()).isEqualTo(7);
    }

    @Test
    void wrapsAWideCharacterThatDoesNotFit() {
        Terminal t = fed("123456789漢x");
        assertThat(screen(t)).isEqualTo("123456789\n漢x");
        assertThat(text(t.lines())).isEqualTo("123456789漢x");
    }

    @Test
    void breaksAWideCharacterThatIsHalfOverwritten() {
        assertThat(screen(fed("漢字^[[1;2Hx"))).isEqualTo(" x字");
        assertThat(screen(fed("漢字^[[1;1Hx"))).isEqualTo("x 字");
        assertThat(screen(fed("漢字^[[1;2H^[[P"))).isEqualTo(" 字");
        assertThat(screen(fed("漢字^[[1;2H^[[@"))).isEqualTo("   字");
        assertThat(screen(fed("12345678漢^[[1;1H^[[@"))).isEqualTo(" 12345678");
        assertThat(screen(fed("漢字^[[1;4H^[[K"))).isEqualTo("漢");
    }

    @Test
    void replacesInvalidUtf8PerMaximalSubpart() {
        Terminal t = new Terminal(2, 20, 0);
        byte[] bytes = {(byte) 0xE2, (byte) 0x82, 'a', (byte) 0xC0, (byte) 0xAF, (byte) 0xF0, (byte) 0x9F, (byte) 0x9F};
        t.feed(bytes);
        t.feed(Vt.bytes("b"));
        assertThat(screen(t)).isEqualTo("\uFFFDa\uFFFD\uFFFD\uFFFDb");
    }

    @Test
    void doesNotTakeEightBitControlsForSequences() {
        assertThat(screen(fed("a\u009b31mb"))).isEqualTo("a31mb");
    }

    @Test
    void drawsLinesWithTheGraphicsSet() {
        assertThat(screen(fed("^[(0lqk^[(Bx^[)0\u000eq\u000fq"))).isEqualTo("┌─┐x─q");
    }

    @Test
    void honoursTabStops() {
        assertThat(fed("a\t").cursorColumn()).isEqualTo(8);
        assertThat(fed("^[[3g^[[1;4H^[H\r\t").cursorColumn()).isEqualTo(3);
        assertThat(fed("^[[1;10H^[[Z").cursorColumn()).isEqualTo(8);
    }

    @Test
    void repeatsTheLastCharacter() {
        assertThat(screen(fed("ab^[[3b"))).isEqualTo("abbbb");
    }

    @Test
    void rendersColoursAndAttributes() {
        assertThat(colored(fed("^[[1;31ma^[[22;38;5;200mb^[[38;2;1;2;3mc^[[0md").lines()))
                .isEqualTo("^[[1;31ma^[[0;38;5;200mb^[[38;2;1;2;3mc^[[md");
        assertThat(colored(fed("^[[38:2::1:2:3;4:3;58:5:9mx").lines())).isEqualTo("^[[4:3;38;2;1;2;3;58:5:9mx^[[m");
        assertThat(colored(fed("^[[44m^[[K").lines())).isEqualTo("^[[44m          ^[[m");
    }

    @Test
    void tracksModes() {
        Modes modes = fed("^[[?1;25;1002;1006;2004;1004h^[[?25l^[=^[[5 q^[[>5u").modes();
        assertThat(modes.applicationCursorKeys()).isTrue();
        assertThat(modes.cursorVisible()).isFalse();
        assertThat(modes.mouseTracking()).isEqualTo(1002);
        assertThat(modes.mouseEncoding()).isEqualTo(1006);
        assertThat(modes.bracketedPaste()).isTrue();
        assertThat(modes.focusReporting()).isTrue();
        assertThat(modes.applicationKeypad()).isTrue();
        assertThat(modes.cursorShape()).isEqualTo(5);
        assertThat(modes.keyboardFlags()).isEqualTo(5);
        assertThat(modes.autowrap()).isTrue();
    }

    @Test
    void keepsOverwritingTheLastColumnWithoutAutowrap() {
        assertThat(screen(fed("^[[?7l0123456789abc"))).isEqualTo("012345678c");
    }

    @Test
    void takesTitlesWithinBounds() {
        assertThat(fed("^[]0;my title\u0007x").title()).isEqualTo("my title");
        assertThat(fed("^[]2;a^[\\b").title()).isEqualTo("a");
        assertThat(fed("^[]2;one\u0007^[[22;2t^[]2;two\u0007^[[23t").title()).isEqualTo("one");
        assertThat(fed("^[]2;" + "x".repeat(100_000) + "\u0007").title()).hasSize(Titles.MAX_LENGTH);
    }

    @Test
    void swallowsStringsWithoutShowingThem() {
        assertThat(screen(fed("a^[]52;c;Zm9v\u0007^[P1^[\\^[_Gf=1;AAA^[\\^[^x^[\\^[Xy^[\\^[]8;;http://x^[\\b")))
                .isEqualTo("ab");
    }

    @Test
    void actsOnControlsInsideSequences() {
        assertThat(screen(fed("a^[[1\r;3Hb"))).isEqualTo("a b");
        assertThat(screen(fed("a^[[31\u0018mb"))).isEqualTo("amb");
        assertThat(screen(fed("^[[31^[[2Cx"))).isEqualTo("  x");
    }

    @Test
    void resetsEverything() {
        Terminal t = fed("abc^[[31;1m^[[2;3r^[[?1049h^[[?2004h^[]2;t\u0007^[c");
        assertThat(Vt.visible(t)).isEqualTo(Vt.visible(new Terminal(5, 10, 0)));
    }

    @Test
    void takesRowsBackFromScrollbackWhenItGrows() {
        Terminal t = fed("1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7");
        t.resize(3, 10);
        assertThat(screen(t)).isEqualTo("5\n6\n7");
        assertThat(t.cursorRow()).isEqualTo(2);
        t.resize(6, 10);
        assertThat(screen(t)).isEqualTo("2\n3\n4\n5\n6\n7");
        assertThat(text(t.lines())).isEqualTo("1\n2\n3\n4\n5\n6\n7");
    }

    @Test
    void givesUpBlankRowsFirstWhenItShrinks() {
        Terminal t = fed("1\r\n2");
        t.resize(2, 10);
        assertThat(screen(t)).isEqualTo("1\n2");
        assertThat(t.scrollbackSize()).isZero();
    }

    @Test
    void cutsWideCharactersAtANewRightEdge() {
        Terminal t = fed("漢字漢字");
        t.resize(5, 3);
        assertThat(screen(t)).isEqualTo("漢");
        t.resize(5, 10);
        assertThat(screen(t)).isEqualTo("漢");
    }

    @Test
    void showsTheShellUnderAResizedAlternateScreen() {
        Terminal t = fed("1\r\n2\r\n3\r\n4^[[?1049hfull");
        t.resize(2, 10);
        t.feed(Vt.bytes("^[[?1049l!"));
        assertThat(screen(t)).isEqualTo("3\n4!");
    }

    @Test
    void refusesImpossibleSizes() {
        assertThatThrownBy(() -> new Terminal(0, 80, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terminal(24, 80, -1)).isInstanceOf(IllegalArgumentException.class);
        Terminal huge = new Terminal(65_535, 65_535, 0);
        assertThat((long) huge.rows() * huge.columns()).isLessThanOrEqualTo(Terminal.MAX_CELLS);
        huge.feed(Vt.bytes("^[#8x"));
    }
}
