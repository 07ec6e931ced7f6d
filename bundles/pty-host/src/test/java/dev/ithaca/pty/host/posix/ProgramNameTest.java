// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramNameTest {
    @ParameterizedTest
    @CsvSource({
        "bash --norc --noprofile -i, bash",
        "bash --rcfile /etc/x -i, bash",
        "bash -c 'read x', bash -c",
        "bash -lc x, bash -lc",
        "sh /opt/install.sh --yes, install.sh",
        "python3 -q, python3",
        "python3 -u /srv/talk.py a, talk.py",
        "python3 -m pdb x.py, pdb",
        "node /usr/lib/node_modules/.bin/gemini, gemini",
        "node --require ./x.js, node",
        "perl -e print, perl -e"
    })
    void callsAnInterpreterByWhatItRuns(String words, String name) {
        assertThat(ProgramName.of(words.split(" ", 2)[0], List.of(words.split(" ", -1))))
                .isEqualTo(name);
    }

    @Test
    void isEmptyForAProcessThatIsGone() {
        assertThat(ProgramName.of(0)).isEmpty();
        assertThat(ProgramName.of(Integer.MAX_VALUE)).isEmpty();
    }
}
