// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What waits for a human, as text and as JSON; the JSON is that of HTTP. */
public final class InboxText {
    private static final int QUESTION = 80;

    private InboxText() {}

    public static Map<String, Object> json(AttentionItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", item.id());
        json.put("source", item.source());
        json.put("session", item.session() == null ? null : item.session().value());
        json.put("kind", label(item.kind()));
        json.put("title", item.title());
        json.put("question", item.question());
        json.put("choices", item.choices());
        json.put("fence", item.fence());
        json.put("since", Times.rfc3339(item.since()));
        json.put("attributes", item.attributes());
        return json;
    }

    public static Map<String, Object> json(AnswerReceipt receipt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("item", receipt.item());
        json.put("outcome", label(receipt.outcome()));
        json.put("evidence", receipt.evidence());
        json.put("detail", receipt.detail());
        json.put("at", Times.rfc3339(receipt.at()));
        return json;
    }

    /** An answer that was not delivered, in the words of a receipt. */
    public static Map<String, Object> refusal(String item, String why) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("item", item);
        json.put("outcome", "refused");
        json.put("detail", why);
        return json;
    }

    public static String table(List<AttentionItem> items, Instant now) {
        Columns table = new Columns("ID", "KIND", "SESSION", "AGE", "TITLE", "QUESTION");
        items.forEach(item -> table.row(
                item.id(),
                label(item.kind()),
                session(item),
                Times.age(Duration.between(item.since(), now)),
                cut(item.title()),
                cut(item.question())));
        return table.text();
    }

    /** One line of {@code --watch}. */
    public static String line(String event, AttentionItem item) {
        return Printable.of(
                "%-7s %s  %s  %s  %s".formatted(event, item.id(), label(item.kind()), session(item), item.question()));
    }

    private static String session(AttentionItem item) {
        return item.session() == null ? "-" : item.session().value();
    }

    private static String cut(String text) {
        return text.length() <= QUESTION ? text : text.substring(0, QUESTION - 1) + "…";
    }

    public static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
