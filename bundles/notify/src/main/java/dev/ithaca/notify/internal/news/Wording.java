// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.notify.internal.route.Router;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what happened to a session into words. The id of each notification follows from what happened. */
final class Wording {
    private static final int NAMES_SHOWN = 3;
    private static final int NAME_MAX = 80;
    private static final int TAGS_MAX = 16;
    private static final int DETAIL_MAX = 500;

    private Wording() {}

    /**
     * Something waits for a human. The id follows from what the session had written, so that the same wait is not told again
     * after a restart.
     */
    static Notification waits(AttentionItem item, @Nullable SessionInfo session) {
        String id = session == null
                ? "attention-" + item.id()
                : session.id() + "-" + Notification.INPUT_NEEDED + "-" + session.totalBytes();
        Notification news = Notification.of(id, Notification.INPUT_NEEDED, "Input required", item.since());
        return (session == null ? news : about(session, news))
                .withText(
                        Texts.line(item.title() + " " + asks(item.kind()), Notification.DESCRIPTION_MAX),
                        Texts.text(question(item), Notification.BODY_MAX))
                .withUrl("/inbox/" + item.id())
                .withUrgency(Urgency.HIGH)
                .withAttribute("attention", item.id())
                .withAttribute("attention_kind", item.kind().name().toLowerCase(Locale.ROOT))
                .withAttribute(Router.WAIT, WaitNews.wait(item))
                .withAttribute("trigger_rule", item.attributes().getOrDefault("rule", ""))
                .withAttribute("trigger_detail", Texts.line(item.question(), DETAIL_MAX));
    }

    private static String asks(AttentionKind kind) {
        return switch (kind) {
            case PASSWORD -> "asks for a password";
            case CONFIRM -> "asks yes or no";
            case MENU -> "offers a choice";
            case TEXT -> "waits for input";
            case AGENT_PROMPT -> "waits for what to do next";
            case APPROVAL -> "asks for an approval";
            case GRANT -> "asks for access";
        };
    }

    private static String question(AttentionItem item) {
        String choices = item.choices().stream().map(choice -> "\n- " + choice).collect(Collectors.joining());
        String text = item.question() + choices;
        return text.isBlank() ? "The session needs your attention." : text;
    }

    static Notification ended(SessionInfo session, Instant now) {
        Instant at = Objects.requireNonNullElse(session.endedAt(), session.createdAt());
        String id = session.id() + "-" + Notification.SESSION_ENDED + "-" + at.toEpochMilli();
        boolean failed = session.status() != SessionStatus.STOPPED;
        String title = failed ? "Session failed" : "Session ended";
        Notification news = about(session, Notification.of(id, Notification.SESSION_ENDED, title, now))
                .withText(name(session) + " " + how(session) + ran(session), Texts.line(command(session), 500))
                .withUrl("/session/" + session.id() + "?mode=logs")
                .withAttribute("status", session.status().label());
        if (session.exitCode() != null) {
            news = news.withAttribute("exit_code", session.exitCode().toString());
        }
        return session.signal() == null ? news : news.withAttribute("signal", session.signal());
    }

    static Notification recovered(List<SessionInfo> lost, Instant now) {
        String names = lost.stream().limit(NAMES_SHOWN).map(Wording::name).collect(Collectors.joining(", "));
        String more = lost.size() > NAMES_SHOWN ? " (+" + (lost.size() - NAMES_SHOWN) + " more)" : "";
        String count = lost.size() == 1 ? "1 session was" : lost.size() + " sessions were";
        String ids = lost.stream()
                .map(session -> session.id().value())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        String id = Notification.STARTUP_RECOVERY + "-" + lost.size() + "-" + Integer.toHexString(ids.hashCode());
        return Notification.of(id, Notification.STARTUP_RECOVERY, "Startup recovery", now)
                .withText(count + " lost while the daemon was away", names + more)
                .withSessions(lost.stream().map(SessionInfo::id).limit(TAGS_MAX).toList(), List.of())
                .withUrl(lost.size() == 1 ? "/session/" + lost.get(0).id() : null)
                .withUrgency(Urgency.HIGH);
    }

    private static Notification about(SessionInfo session, Notification news) {
        List<String> tags = session.tags().stream().limit(TAGS_MAX).toList();
        return news.withSessions(List.of(session.id()), tags)
                .withAttribute("last_total_bytes", Long.toString(session.totalBytes()));
    }

    private static String name(SessionInfo session) {
        String title = session.title() == null ? "" : Texts.line(session.title(), NAME_MAX);
        return title.isEmpty() ? session.id().value() : title;
    }

    private static String how(SessionInfo session) {
        if (session.status() == SessionStatus.UNKNOWN) {
            return "was lost; how it ended is not known";
        }
        if (session.signal() != null) {
            return "was ended by " + session.signal();
        }
        return session.exitCode() == null ? "ended" : "exited with code " + session.exitCode();
    }

    private static String ran(SessionInfo session) {
        Instant from = session.startedAt();
        Instant to = session.endedAt();
        if (from == null || to == null || to.isBefore(from)) {
            return "";
        }
        Duration time = Duration.between(from, to);
        if (time.toHours() > 0) {
            return " after " + time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? " after " + time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : " after " + time.toSeconds() + " s";
    }

    private static String command(SessionInfo session) {
        return (session.command() + " " + String.join(" ", session.arguments())).strip();
    }
}
