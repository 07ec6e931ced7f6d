// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.FakeOutput;
import org.junit.jupiter.api.Test;

/** How a log is cut into the seed system's records; what they are is for {@code SeedApiTest}. */
final class RecordIndexTest {
    private final FakeOutput output = new FakeOutput();
    private final RecordIndex index = new RecordIndex();

    @Test
    void endsARecordInsideAnEscapeSequenceWithoutAnEnd() throws Exception {
        String endless = "\033[" + "1".repeat(10_000) + "\033[" + "\u00e9".repeat(5_000);
        output.write(endless);

        RecordIndex.Page page = index.page(output, 0, 5_000);

        assertThat(String.join("", page.records())).isEqualTo(endless);
        assertThat(page.total()).isEqualTo(page.records().size());
        assertThat(page.records())
                .allSatisfy(record -> assertThat(record.length()).isLessThan(2_200));
    }

    @Test
    void goesOnFromWhereItWasInterrupted() throws Exception {
        output.write("line\n".repeat(2_000));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> index.page(output, 0, 1)).isInstanceOf(InterruptedException.class);

        assertThat(index.page(output, 1_999, 5).records()).containsExactly("line\n");
        assertThat(index.page(output, 0, 1).total()).isEqualTo(2_000);
    }

    @Test
    void countsAnewWhenTheBeginningIsGone() throws Exception {
        output.write("one\ntwo\nthree\n");
        assertThat(index.page(output, 0, 10).total()).isEqualTo(3);

        output.removeBefore(4);

        assertThat(index.page(output, 0, 10).records()).containsExactly("two\n", "three\n");
    }
}
