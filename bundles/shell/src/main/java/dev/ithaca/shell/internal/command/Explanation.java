// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.Attention.Kind;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says why a session counts as waiting for a human, or not.
 *
 * @param session the session
 * @param attention what is known of it, if anything is
 * @param fence names the screen that it waits at, or that of now, for an answer to that alone; nothing if it cannot be answered
 */
public record Explanation(SessionInfo session, Optional<Attention> attention, Optional<ScreenFence> fence) {
    /** State and kind in words. */
    static String words(Attention attention) {
        String state = attention.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return attention.kind() == Kind.NONE
                ? state
                : state + " ("
                        + attention.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** Lines for a human. What programs call themselves and say to their terminal does nothing to that of the caller. */
    public String text(Instant now) {
        StringBuilder text = new StringBuilder(
                "Session " + session.id() + " (" + session.status().label() + "): ");
        if (attention.isEmpty()) {
            return text.append("nothing is known yet\n").toString();
        }
        Attention known = attention.get();
        text.append(words(known)).append('\n');
        if (!known.detail().isBlank()) {
            text.append("Asks:  ").append(known.detail()).append('\n');
        }
        text.append("Rule:  ").append(known.rule());
        text.append(String.format(Locale.ROOT, ", confidence %.2f%n", known.confidence()));
        text.append("Since: ")
                .append(Duration.between(known.since(), now).toSeconds())
                .append(" s, at byte ");
        text.append(known.offset()).append('\n');
        known.evidence().forEach(line -> text.append("  - ").append(line).append('\n'));
        return Printable.lines(text.toString());
    }

    /** The same for a program. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.id().value());
        json.put("status", session.status().label());
        json.put("input_needed", session.inputNeeded());
        json.put("attention_id", attention.map(Attention::id).orElse(null));
        json.put(
                "state",
                attention
                        .map(known -> known.state().name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.put(
                "kind",
                attention
                        .map(known -> known.kind().name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.put("rule", attention.map(Attention::rule).orElse(null));
        json.put("detail", attention.map(Attention::detail).orElse(null));
        json.put("confidence", attention.map(Attention::confidence).orElse(null));
        json.put("offset", attention.map(Attention::offset).orElse(null));
        json.put("since", attention.map(known -> known.since().toString()).orElse(null));
        json.put("fence", fence.map(ScreenFence::text).orElse(null));
        json.put("evidence", attention.map(Attention::evidence).orElse(List.of()));
        return Json.write(json);
    }
}
