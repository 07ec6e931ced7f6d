// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
    @Test
    void theFirstRuleThatIsAboutItDecides() {
        Policy policy =
                rules("name=night&tag=ci&tag=nightly&deny=true", "tag=ci&channel=ntfy&urgency=low", "kind=manual");

        assertThat(policy.decide(news("manual", "ci"))).satisfies(decision -> {
            assertThat(decision.rule()).isEqualTo("night");
            assertThat(decision.denied()).isTrue();
            assertThat(decision.notification().attributes()).containsEntry(Decision.RULE, "night");
        });
        assertThat(policy.decide(news("manual", "x")).rule()).isEqualTo("rule 3");
        assertThat(policy.decide(news("input_needed", "x")).rule()).isEmpty();
    }

    @Test
    void meetsEachConditionOfARule() {
        Policy policy = rules("session=abc*&session=0000001&tag=a%20b%26c&kind=input_needed&urgency=high");

        assertThat(rule(policy, "abcdef0", "a b&c", "input_needed")).isEqualTo("rule 1");
        assertThat(rule(policy, "0000001", "a b&c", "input_needed")).isEqualTo("rule 1");
        assertThat(rule(policy, "0000002", "a b&c", "input_needed")).isEmpty();
        assertThat(rule(policy, "abcdef0", "a", "input_needed")).isEmpty();
        assertThat(rule(policy, "abcdef0", "a b&c", "manual")).isEmpty();
    }

    @Test
    void changesTheUrgencyAndTheChannels() {
        Decision decision = rules("channel=a&channel=b&urgency=high").decide(news("manual", "x"));

        assertThat(decision.notification().urgency()).isEqualTo(Urgency.HIGH);
        assertThat(List.of("a", "b", "c")).filteredOn(decision::isFor).containsExactly("a", "b");
    }

    @Test
    void keepsTheChannelsOfEscalationsForThem() {
        Policy policy = Policy.of(new Policy.Texts(
                List.of("tag=loud&channel=phone"),
                List.of(),
                List.of(),
                "",
                0,
                List.of("after_minutes=15&channel=phone", "after_minutes=5&channel=mail&channel=chat")));

        assertThat(policy.escalations())
                .extracting(Escalation::after)
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(15));
        List<String> installed = List.of("chat", "hook", "mail", "phone");
        assertThat(installed)
                .filteredOn(policy.decide(news("manual", "x"))::isFor)
                .containsExactly("hook");
        assertThat(installed)
                .filteredOn(policy.decide(news("manual", "loud"))::isFor)
                .containsExactly("phone");
    }

    @Test
    void namesWhatItCannotUnderstand() {
        assertWrong("rules: \"tags=x\" is not known", () -> rules("tags=x"));
        assertWrong("rules: ", () -> rules("urgency=soon"));
        assertWrong("rules: name is given twice", () -> rules("name=a&name=b"));
        assertWrong(
                "escalation: ",
                () -> Policy.of(new Policy.Texts(
                        List.of(), List.of(), List.of(), "", 0, List.of("after_minutes=0&channel=a"))));
        assertWrong(
                "time.zone: \"Mars\" is no time zone",
                () -> Policy.of(new Policy.Texts(List.of(), List.of(), List.of(), "Mars", 0, List.of())));
    }

    private static void assertWrong(String message, Runnable parse) {
        assertThatIllegalArgumentException().isThrownBy(parse::run).withMessageStartingWith(message);
    }

    private static Policy rules(String... rules) {
        return Policy.of(new Policy.Texts(List.of(rules), List.of(), List.of(), "", 0, List.of()));
    }

    private static String rule(Policy policy, String session, String tag, String kind) {
        return policy.decide(news(kind, tag).withSessions(List.of(new SessionId(session)), List.of(tag)))
                .rule();
    }

    private static Notification news(String kind, String tag) {
        return Notification.of("a", kind, "title", Instant.EPOCH)
                .withSessions(List.of(new SessionId("abcdef0")), List.of(tag));
    }
}
