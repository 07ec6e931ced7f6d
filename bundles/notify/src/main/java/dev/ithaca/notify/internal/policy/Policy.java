// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import dev.ithaca.spi.notify.Notification;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * All that the user wants. Of several rules the first one that is about a notification decides.
 *
 * @param rules the rules, in the order in which they are asked
 * @param channels who gets what no rule names other channels for; empty for all but those of escalations
 * @param quiet when only what is urgent is told
 * @param repeats for how long the same is not told again
 * @param escalations who else is told of a wait that nobody answers, the soonest first
 */
public record Policy(
        List<Rule> rules, List<String> channels, QuietHours quiet, Duration repeats, List<Escalation> escalations) {
    /** What a configuration says, as texts. */
    public record Texts(
            List<String> rules,
            List<String> channels,
            List<String> quietHours,
            String timeZone,
            long repeatSeconds,
            List<String> escalations) {}

    /** The policy of somebody who wants nothing special. */
    public static Policy open() {
        return of(new Texts(List.of(), List.of(), List.of(), "", 0, List.of()));
    }

    /**
     * Understands a configuration.
     *
     * @throws IllegalArgumentException if it cannot; the message names the property
     */
    public static Policy of(Texts texts) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < texts.rules().size(); i++) {
            int number = i + 1;
            rules.add(checked(
                    "rules", text -> Rule.of(number, text), texts.rules().get(i)));
        }
        ZoneId zone = texts.timeZone().isBlank()
                ? ZoneId.systemDefault()
                : checked("time.zone", Policy::zone, texts.timeZone().strip());
        return new Policy(
                List.copyOf(rules),
                List.copyOf(texts.channels()),
                checked("quiet.hours", hours -> QuietHours.of(hours, zone), texts.quietHours()),
                Duration.ofSeconds(Math.max(0, texts.repeatSeconds())),
                texts.escalations().stream()
                        .map(text -> checked("escalation", Escalation::of, text))
                        .sorted(Comparator.comparing(Escalation::after))
                        .toList());
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no time zone, such as Europe/Berlin", e);
        }
    }

    private static <T, R> R checked(String property, Function<T, R> parse, T text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    /** What becomes of a notification, but for when. */
    public Decision decide(Notification notification) {
        List<String> kept = escalations.stream()
                .flatMap(escalation -> escalation.channels().stream())
                .toList();
        for (Rule rule : rules) {
            if (rule.isAbout(notification)) {
                Notification named = notification.withAttribute(Decision.RULE, rule.name());
                return new Decision(
                        rule.urgency() == null ? named : named.withUrgency(rule.urgency()),
                        rule.name(),
                        rule.deny(),
                        rule.channels().isEmpty() ? channels : rule.channels(),
                        kept);
            }
        }
        return new Decision(notification, "", false, channels, kept);
    }
}
