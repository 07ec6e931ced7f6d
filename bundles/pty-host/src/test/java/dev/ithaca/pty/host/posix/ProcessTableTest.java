// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTableTest {
    @Test
    void readsALineWhoseCommandHasBlanksAndBrackets() {
        String line = "42 (a) b (c) S 7 40 41 34816 42 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2";

        assertThat(ProcessTable.parse(42, line)).contains(new ProcessEntry(42, 7, 40, 41, false, 987654));
    }

    @Test
    void takesNothingFromALineThatIsCutOff() {
        assertThat(ProcessTable.parse(42, "42 (cat) S 7 40")).isEmpty();
        assertThat(ProcessTable.parse(42, "")).isEmpty();
    }

    @Test
    void findsItselfAmongAll() {
        int self = (int) ProcessHandle.current().pid();

        assertThat(ProcessTable.scan()).anyMatch(entry -> entry.pid() == self && !entry.zombie());
        assertThat(ProcessTable.find(self)).isPresent();
        assertThat(ProcessTable.ignores(self, Signals.KILL)).isFalse();
    }

    @Test
    void decodesTheStatusWord() {
        assertThat(WaitStatus.of(7 << 8)).isEqualTo(new WaitStatus(7, 0));
        assertThat(WaitStatus.of(255 << 8)).isEqualTo(new WaitStatus(255, 0));
        assertThat(WaitStatus.of(0x80 | 11)).isEqualTo(new WaitStatus(0, 11));
    }
}
