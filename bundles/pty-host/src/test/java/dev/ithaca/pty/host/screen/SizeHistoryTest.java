// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.pty.host.screen.SizeHistory.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SizeHistoryTest {
    @Test
    void knowsTheSizeAtAnyOffset() {
        SizeHistory sizes = new SizeHistory(0, 24, 80);
        sizes.add(10, 30, 90);
        sizes.add(10, 31, 91);

        assertThat(sizes.at(9)).isEqualTo(new Change(0, 24, 80));
        assertThat(sizes.at(10)).isEqualTo(new Change(10, 31, 91));
        assertThat(sizes.nextAfter(0)).isEqualTo(10);
        assertThat(sizes.nextAfter(10)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void feedsAScreenWithEachSizeInItsPlace() throws IOException {
        byte[] output = "12345678\u001b[9;9H".getBytes(StandardCharsets.US_ASCII);
        SizeHistory sizes = new SizeHistory(0, 2, 4);
        sizes.add(8, 20, 20);
        ScreenModel model = ScreenModel.blank(0, sizes);

        model.feed(
                (offset, target) -> {
                    int count = Math.min(3, Math.min(target.remaining(), output.length - (int) offset));
                    target.put(output, (int) offset, count);
                    return count;
                },
                output.length);

        assertThat(model.terminal().cursorRow()).isEqualTo(8);
        assertThat(model.terminal().screenLines().get(1).toString()).contains("5678");
    }
}
