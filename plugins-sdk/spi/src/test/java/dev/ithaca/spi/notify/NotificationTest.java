// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ithaca.spi.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void refusesWhatNoChannelCouldShow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notification.of("a/b", Notification.MANUAL, "hello", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> Notification.of("a", "Not a kind", "hello", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> Notification.of("a", Notification.MANUAL, " ", NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notification.of("a", Notification.MANUAL, "hello", NOW)
                        .withText("", "x".repeat(Notification.BODY_MAX + 1)));
    }

    @Test
    void keepsWhatWasSaidBeforeWhenMoreIsSaid() {
        Notification full = Notification.of("a", Notification.MANUAL, "hello", NOW)
                .withText("one line", "text")
                .withUrl("/session/abcdef0")
                .withUrgency(Urgency.HIGH)
                .withAttribute("node", "lab")
                .withAttribute("trigger_rule", "silence")
                .withSessions(List.of(new SessionId("abcdef0")), List.of("ci"));

        assertThat(full.title()).isEqualTo("hello");
        assertThat(full.description()).isEqualTo("one line");
        assertThat(full.body()).isEqualTo("text");
        assertThat(full.url()).isEqualTo("/session/abcdef0");
        assertThat(full.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(full.attributes()).containsEntry("node", "lab").containsEntry("trigger_rule", "silence");
        assertThat(full.sessions()).containsExactly(new SessionId("abcdef0"));
        assertThat(full.tags()).containsExactly("ci");
    }

    @Test
    void isNotChangedByTheListsItWasMadeOf() {
        List<String> tags = new ArrayList<>(List.of("ci"));
        Notification notification =
                Notification.of("a", Notification.MANUAL, "hello", NOW).withSessions(List.of(), tags);

        tags.add("later");

        assertThat(notification.tags()).containsExactly("ci");
    }

    @Test
    void cutsADetailThatIsTooLong() {
        assertThat(Delivery.rejected("x".repeat(10_000)).detail())
                .hasSize(Delivery.DETAIL_MAX)
                .endsWith("…");
    }
}
