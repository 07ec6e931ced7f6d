// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetachKeysTest {
    private final DetachKeys keys = new DetachKeys(0x1d);

    private String type(String typed) {
        byte[] target = new byte[typed.length() + 1];
        int length = keys.filter(typed.getBytes(ISO_8859_1), typed.length(), target, 0);
        return new String(target, 0, length, ISO_8859_1);
    }

    @Test
    void passesKeysAsTheyAre() {
        assertThat(type("abc\033[A\000\004\003é")).isEqualTo("abc\033[A\000\004\003é");
        assertThat(keys.isDetached()).isFalse();
    }

    @Test
    void detachesOnPrefixThenD() {
        assertThat(type("ab\035dcd")).isEqualTo("ab");
        assertThat(keys.isDetached()).isTrue();
    }

    @Test
    void detachesWhenTheKeysComeApart() {
        assertThat(type("\035")).isEmpty();
        assertThat(type("d")).isEmpty();
        assertThat(keys.isDetached()).isTrue();
    }

    @Test
    void sendsOnePrefixForTwo() {
        assertThat(type("\035\035d")).isEqualTo("\035d");
        assertThat(keys.isDetached()).isFalse();
    }

    @Test
    void sendsThePrefixWithAnyOtherKey() {
        assertThat(type("\035")).isEmpty();
        assertThat(type("xd")).isEqualTo("\035xd");
        assertThat(keys.isDetached()).isFalse();
    }

    @Test
    void leavesPastesAlone() {
        String paste = "\033[200~a\035d b\033[201~";
        assertThat(type(paste)).isEqualTo(paste);
        assertThat(keys.isDetached()).isFalse();
        assertThat(type("\035d")).isEmpty();
        assertThat(keys.isDetached()).isTrue();
    }

    @Test
    void leavesPastesAloneWhereverTheyAreSplit() {
        String paste = "x\033[200~\035d\033[201~\035\035";
        for (int i = 0; i < paste.length(); i++) {
            type(paste.substring(i, i + 1));
        }
        assertThat(keys.isDetached()).isFalse();
    }
}
