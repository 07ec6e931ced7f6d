// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs, recorded on 24 rows of 80 columns, beside what tmux showed after every eighth of the recording. */
class RecordingTest {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    @ParameterizedTest
    @ValueSource(strings = {"vim", "less", "top", "htop", "bash", "python"})
    void showsWhatTmuxShows(String program) throws IOException {
        byte[] recording = resource(program + ".vt");
        String[] expected = new String(resource(program + ".tmux"), StandardCharsets.UTF_8).split("\n", -1);
        Terminal t = new Terminal(ROWS, COLUMNS, 100);
        int fed = 0;
        for (int at = 0; at + ROWS < expected.length; at += ROWS + 1) {
            String[] header = expected[at].split(" ", -1);
            int offset = Integer.parseInt(header[1]);
            t.feed(recording, fed, offset - fed);
            fed = offset;
            String rows = Arrays.stream(expected, at + 1, at + 1 + ROWS).collect(Collectors.joining("\n"));
            assertThat(Vt.text(t.screenLines())).as("%s at %d", program, offset).isEqualTo(rows);
            // tmux counts a pending wrap as a column of its own.
            int column = t.state().pendingWrap ? COLUMNS : t.cursorColumn();
            assertThat(t.cursorRow() + "," + column)
                    .as("%s at %d", program, offset)
                    .isEqualTo(header[2]);
            assertThat(t.alternateScreen()).isEqualTo(header[3].equals("1"));
            assertRoundTrips(t);
        }
        assertThat(fed).isEqualTo(recording.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vim", "less", "top", "htop", "bash", "python"})
    void resumesAnywhereInARecording(String program) throws IOException {
        byte[] recording = resource(program + ".vt");
        Terminal whole = new Terminal(ROWS, COLUMNS, 0);
        whole.feed(recording);
        Terminal byteByByte = new Terminal(ROWS, COLUMNS, 0);
        int step = recording.length / 97;
        for (int i = 0; i < recording.length; i++) {
            byteByByte.feed(recording, i, 1);
            if (i % step == 0) {
                byteByByte = Terminal.restore(byteByByte.checkpoint(), 0);
            }
        }
        assertThat(byteByByte.checkpoint()).isEqualTo(whole.checkpoint());
        assertThat(whole.checkpoint()).hasSizeLessThan(2 * ROWS * COLUMNS * 5);
    }

    private static void assertRoundTrips(Terminal t) {
        Terminal copy = new Terminal(ROWS, COLUMNS, 0);
        copy.feed(t.snapshot());
        // A recording may stop in the middle of a sequence; the snapshot is of what was complete.
        assertThat(Vt.visible(copy)).isEqualTo(Vt.visible(t));
        assertThat(Vt.visible(Terminal.restore(t.checkpoint(), 0))).isEqualTo(Vt.visible(t));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = RecordingTest.class.getResourceAsStream("/recordings/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
