// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.notify.internal.FakeInbox;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitNewsTest {
    private static final SessionId SESSION = new SessionId("abcdef0");

    private final List<Notification> told = new ArrayList<>();
    private final List<Boolean> enabled = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private long bytes = 10;
    private boolean on = true;
    private final WaitNews news = new WaitNews(id -> Optional.of(session()), new WaitNews.Outlet() {
        @Override
        public void publish(Notification notification, boolean enabledNow) {
            told.add(notification);
            enabled.add(enabledNow);
        }

        @Override
        public void over(String wait, @Nullable String id, @Nullable SessionId session, boolean answered) {
            over.add(wait + " " + id + " " + session + " " + answered);
        }
    });

    @Test
    void tellsWhoAsksWhatAndWhereToAnswer() {
        news.opened(item("item-1", "wait-1"));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("abcdef0-input_needed-10");
            assertThat(one.kind()).isEqualTo(Notification.INPUT_NEEDED);
            assertThat(one.title()).isEqualTo("Input required");
            assertThat(one.description()).isEqualTo("deploy asks yes or no");
            assertThat(one.body()).isEqualTo("Really?\n- Yes\n- No");
            assertThat(one.url()).isEqualTo("/inbox/item-1");
            assertThat(one.urgency()).isEqualTo(Urgency.HIGH);
            assertThat(one.sessions()).containsExactly(SESSION);
            assertThat(one.tags()).containsExactly("ci");
            assertThat(one.createdAt()).isEqualTo("2026-11-22T10:00:00Z");
            assertThat(one.attributes())
                    .containsEntry("attention", "item-1")
                    .containsEntry("wait", "wait-1")
                    .containsEntry("attention_kind", "confirm")
                    .containsEntry("trigger_rule", "yes-no")
                    .containsEntry("trigger_detail", "Really?")
                    .containsEntry("last_total_bytes", "10");
        });
    }

    @Test
    void aWaitThatAsksInOtherWordsOrFlickersIsTheSameNews() {
        news.opened(item("item-1", "wait-1"));
        bytes = 20;
        news.closed(item("item-1", "wait-1"), Closing.WITHDRAWN);
        news.opened(item("item-2", "wait-1"));

        assertThat(told).extracting(Notification::id).containsOnly("abcdef0-input_needed-10");
        assertThat(over).containsExactly("wait-1 abcdef0-input_needed-10 abcdef0 false");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED_HERE", "ANSWERED_ELSEWHERE"})
    void whatIsAskedAfterAnAnswerIsNews(Closing how) {
        news.opened(item("item-1", "wait-1"));
        news.closed(item("item-1", "wait-1"), how);
        bytes = 20;
        news.opened(item("item-2", "wait-1"));

        assertThat(told)
                .extracting(Notification::id)
                .containsExactly("abcdef0-input_needed-10", "abcdef0-input_needed-20");
        assertThat(over).containsExactly("wait-1 abcdef0-input_needed-10 abcdef0 true");
    }

    @Test
    void saysWhetherNotificationsOfTheSessionAreOn() {
        on = false;

        news.opened(item("item-1", "wait-1"));

        assertThat(enabled).containsExactly(false);
    }

    @Test
    void tellsOfWhatIsAboutNoSession() {
        news.opened(FakeInbox.item("item-1", "wait-1", null, AttentionKind.APPROVAL));

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("attention-item-1");
            assertThat(one.description()).isEqualTo("deploy asks for an approval");
            assertThat(one.sessions()).isEmpty();
        });
    }

    private static AttentionItem item(String id, String wait) {
        return FakeInbox.item(id, wait, SESSION, AttentionKind.CONFIRM);
    }

    private SessionInfo session() {
        return new SessionInfo(
                SESSION,
                "deploy",
                List.of("ci"),
                "sh",
                List.of(),
                "/",
                SessionStatus.RUNNING,
                1L,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                24,
                80,
                bytes,
                null,
                true,
                on,
                null);
    }
}
