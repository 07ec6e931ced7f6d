// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.SessionInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One question of a session, as it was seen.
 *
 * @param attention the detector's name of the wait
 * @param offset the output up to which it was seen
 * @param words what the screen said
 * @param item what the inbox is told
 */
record Question(String attention, long offset, Words words, AttentionItem item) {
    /** The source's name. */
    static final String SOURCE = "session";
    /** The attribute that holds the detector's rule. */
    static final String RULE = "rule";

    /** The detector's rule of a question whose words stand above the cursor's row. */
    private static final String ABOVE = "words-above";

    private static final int COMMAND_MAX = 500;
    private static final int SCREEN_MAX = 2_000;

    static Question of(SessionInfo session, Attention attention, Words words, String fence) {
        String wait = Names.ofWait(session.id(), attention.id());
        AttentionKind kind = kind(attention);
        String question = Texts.line(asked(attention, kind, words), AttentionItem.QUESTION_MAX);
        AttentionItem item = new AttentionItem(
                Names.ofQuestion(wait, words),
                SOURCE,
                session.id(),
                kind,
                title(session),
                question,
                Choices.of(kind, attention.rule(), question, words),
                fence,
                attention.since(),
                attributes(session, attention, wait, words));
        return new Question(attention.id(), attention.offset(), words, item);
    }

    /**
     * The detector keeps the words of a wait that asks anew in others, so they count only where they still stand: in front of
     * the cursor, or anywhere near if a list of choices comes between or the detector found them above.
     */
    private static String asked(Attention attention, AttentionKind kind, Words words) {
        boolean listed = kind == AttentionKind.MENU
                || kind == AttentionKind.APPROVAL
                || attention.rule().equals(ABOVE);
        boolean stands = words.lineHolds(attention.detail()) || (listed && words.hold(attention.detail()));
        return stands && !attention.detail().isBlank() ? attention.detail() : words.line();
    }

    private static AttentionKind kind(Attention attention) {
        if (attention.state() == Attention.State.BLOCKED_ON_APPROVAL) {
            return AttentionKind.APPROVAL;
        }
        return switch (attention.kind()) {
            case PASSWORD -> AttentionKind.PASSWORD;
            case CONFIRM -> AttentionKind.CONFIRM;
            case MENU -> AttentionKind.MENU;
            case AGENT_PROMPT -> AttentionKind.AGENT_PROMPT;
            case TEXT, NONE -> AttentionKind.TEXT;
        };
    }

    private static String title(SessionInfo session) {
        String title = session.title() == null ? "" : Texts.line(session.title(), AttentionItem.TITLE_MAX);
        String named = title.isEmpty() ? Texts.line(command(session), AttentionItem.TITLE_MAX) : title;
        return named.isEmpty() ? session.id().value() : named;
    }

    private static String command(SessionInfo session) {
        return session.command() + " " + String.join(" ", session.arguments());
    }

    private static Map<String, String> attributes(SessionInfo session, Attention attention, String wait, Words words) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(AttentionItem.WAIT, wait);
        attributes.put("command", Texts.line(command(session), COMMAND_MAX));
        attributes.put(RULE, attention.rule());
        attributes.put("screen", Texts.cut(words.text(), SCREEN_MAX));
        if (!session.tags().isEmpty()) {
            attributes.put("tags", Texts.line(String.join(",", session.tags()), COMMAND_MAX));
        }
        return attributes;
    }
}
