// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import static dev.ithaca.attention.internal.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.attention.internal.FakeSource;
import dev.ithaca.core.internal.exec.SharedWorkerPools;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceLinkTest {
    private final SharedWorkerPools pools = new SharedWorkerPools();
    private final OpenItems items = new OpenItems();
    private final FakeSource source = new FakeSource("agent");
    private final SourceLink link = new SourceLink("agent", source, items, pools, Duration.ofMillis(20));

    @AfterEach
    void close() {
        link.close();
        pools.close();
    }

    private CompletableFuture<AnswerReceipt> answer(SourceLink to) {
        return to.answer(source.item("aaaa1"), Answer.text("y", "me").within(Duration.ofMillis(10)));
    }

    private static void failsWith(CompletableFuture<?> answer, AttentionErrorCode code) {
        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void doesNotWaitForASourceLongerThanTheDeadline() {
        link.open();

        failsWith(answer(link), AttentionErrorCode.TIMEOUT);
    }

    @Test
    void namesTheFaultOfASource() {
        SourceLink broken = new SourceLink("broken", new Broken(), items, pools, Duration.ofMillis(20));
        broken.open();

        // It says so at once, however long that takes here.
        failsWith(
                broken.answer(source.item("aaaa1"), Answer.text("y", "me").within(Duration.ofSeconds(5))),
                AttentionErrorCode.INTERNAL);
        broken.close();
    }

    @Test
    void takesNoAnswerAfterItsEnd() {
        link.open();
        link.close();

        failsWith(answer(link), AttentionErrorCode.UNAVAILABLE);
    }

    @Test
    void closesAConnectionThatComesAfterItsEnd() {
        link.close();
        SourceLink late = new SourceLink("agent", source, items, pools, Duration.ofMillis(20));
        late.open();
        late.close();

        soon().untilAsserted(() -> {
            assertThat(source.sink).isNull();
            assertThat(items.open()).isEmpty();
        });
    }

    /** Throws wherever it is called. */
    private static final class Broken implements AttentionSource {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Connection connect(InboxSink sink) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public CompletionStage<AnswerReceipt> answer(AttentionItem item, Answer answer) {
            throw new IllegalStateException("on purpose: an answer is not to be logged");
        }
    }
}
