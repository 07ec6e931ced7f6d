// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.InputPoint;
import org.junit.jupiter.api.Test;

class PastedTextTest {
    private static final SeenScreen PLAIN = Screens.of("> ");
    private static final SeenScreen PASTES = Screens.of("\033[?2004h> ");

    private static InputPoint keys(boolean canonical) {
        return new InputPoint(0, 0, 0, 0, 8, 40, 1, true, true, canonical);
    }

    private static String sent(String text, SeenScreen screen, boolean canonical) {
        return new String(PastedText.of(text.getBytes(UTF_8)).bytes(screen, keys(canonical)), UTF_8);
    }

    @Test
    void pastesInBracketsWhereTheProgramAskedForThem() {
        assertThat(sent("a\nb\tc\n", PASTES, false)).isEqualTo("\033[200~a\rb\tc\033[201~");
        assertThat(sent("text", PLAIN, false)).isEqualTo("text");
        assertThat(sent("text\r\n", PLAIN, false)).isEqualTo("text");
    }

    @Test
    void typesALineWithItsEnterAndWithoutBracketsInLineMode() {
        assertThat(sent("a\tb", PASTES, true)).isEqualTo("a\tb\r");
        assertThat(sent("text\r\n", PLAIN, true)).isEqualTo("text\r");
    }

    @Test
    void refusesWhatWouldBeSubmittedPieceByPiece() {
        assertThatThrownBy(() -> sent("a\nb", PLAIN, false))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("several lines");
        assertThatThrownBy(() -> sent("a\tb", PLAIN, false))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("tabs");
    }

    @Test
    void refusesKeysAndWhatIsNoText() {
        for (String keys : new String[] {"\033[201~rm -rf", "\003", "\u009b201~", "a\bb"}) {
            assertThatThrownBy(() -> PastedText.of(keys.getBytes(UTF_8))).isInstanceOf(PlatformException.class);
        }
        assertThatThrownBy(() -> PastedText.of(new byte[] {(byte) 0xff})).isInstanceOf(PlatformException.class);
    }

    @Test
    void sendsEnterAsTheProgramWantsKeys() {
        assertThat(PastedText.enter(PLAIN)).isEqualTo("\r".getBytes(UTF_8));
        assertThat(PastedText.enter(Screens.of("\033[=8;1u"))).isEqualTo("\033[13u".getBytes(UTF_8));
    }
}
