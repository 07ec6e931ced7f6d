// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorKeysTest {
    @ParameterizedTest
    @CsvSource({
        "a^[[?1hb, true",
        "^[[?1h^[[?1l, false",
        "^[[?25;1;7h, true",
        "^[[?11h, false",
        "^[[1h, false",
        "^[[?1h^[c, false",
        "^[[?1h^[[!p, false",
        "^[[?1h^[[?2004h^[[31m text, true",
        "^[^[[?1h, true",
        "^[[?1$p, false",
        "^[[?1h^[[?1$p^[[?1049h, true"
    })
    void followsTheModeAtAnySplit(String output, boolean application) {
        byte[] bytes = output.replace("^[", "\u001b").getBytes(ISO_8859_1);
        for (int split = 0; split <= bytes.length; split++) {
            CursorKeys keys = new CursorKeys();
            keys.track(bytes, 0, split);
            keys.track(bytes, split, bytes.length - split);
            assertThat(keys.application()).as("split at %s", split).isEqualTo(application);
        }
    }

    @Test
    void rewritesOnlyArrowsAndOnlyInApplicationMode() {
        CursorKeys keys = new CursorKeys();
        byte[] typed = "\u001b[A\u001b[D\u001b[H\u001b[1;5A\u001b[".getBytes(ISO_8859_1);

        keys.rewrite(typed);
        assertThat(new String(typed, ISO_8859_1)).startsWith("\u001b[A\u001b[D");

        keys.track("\u001b[?1h".getBytes(ISO_8859_1), 0, 5);
        keys.rewrite(typed);
        assertThat(new String(typed, ISO_8859_1)).isEqualTo("\u001bOA\u001bOD\u001b[H\u001b[1;5A\u001b[");
    }
}
