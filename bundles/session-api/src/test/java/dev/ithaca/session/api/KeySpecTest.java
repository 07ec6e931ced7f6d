// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpecTest {
    @ParameterizedTest
    @CsvSource({
        "enter,0d",
        "return,0d",
        "cr,0d",
        "lf,0a",
        "linefeed,0a",
        "tab,09",
        "backspace,08",
        "bs,08",
        "esc,1b",
        "escape,1b",
        "up,1b5b41",
        "down,1b5b42",
        "right,1b5b43",
        "left,1b5b44",
        "home,1b5b48",
        "end,1b5b46",
        "delete,1b5b337e",
        "del,1b5b337e",
        "insert,1b5b327e",
        "ins,1b5b327e",
        "pageup,1b5b357e",
        "pgup,1b5b357e",
        "pagedown,1b5b367e",
        "pgdn,1b5b367e",
        "shift+tab,1b5b5a",
        "shift-tab,1b5b5a",
        "SHIFT+TAB,1b5b5a",
        "ctrl+c,03",
        "ctrl-a,01",
        "CTRL+Z,1a",
        "ctrl+[,1b",
        "ctrl+\\,1c",
        "hex:1b5b41,1b5b41",
        "hex:ff,ff",
        "HEX:0D,0d",
        "alt+x,1b78",
        "alt+X,1b58",
        "meta+x,1b78",
        "alt-x,1b78",
        "alt+enter,1b0d",
        "alt+ctrl+c,1b03",
        "alt+up,1b1b5b41",
        "' enter ',0d"
    })
    void knowsTheKeyTable(String spec, String hex) {
        assertThat(KeySpec.bytes(spec)).asHexString().isEqualToIgnoringCase(hex);
    }

    @Test
    void mapsEveryControlLetter() {
        for (char c = 'a'; c <= 'z'; c++) {
            assertThat(KeySpec.bytes("ctrl+" + c)).containsExactly(c - 'a' + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f1", "ctrl+ab", "hex:1", "hex:", "hex:zz", "alt+nokey", "foobar", "ctrl+é", "shift+x"})
    void refusesWhatItDoesNotKnowAndSaysWhatItDoes(String spec) {
        assertThatThrownBy(() -> KeySpec.bytes(spec))
                .hasMessageStartingWith("unsupported key")
                .hasMessageContaining("enter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift", "alt", "meta", "ctrl", "Ctrl"})
    void refusesModifiersAlone(String spec) {
        assertThatThrownBy(() -> KeySpec.bytes(spec)).hasMessageContaining("modifier-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void refusesEmptyKeys(String spec) {
        assertThatThrownBy(() -> KeySpec.bytes(spec)).hasMessageContaining("empty key spec is not allowed");
    }
}
