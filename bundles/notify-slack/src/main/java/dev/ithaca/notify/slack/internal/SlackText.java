// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.slack.internal;

import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.notify.post.text.PageLinks;
import dev.ithaca.spi.notify.Notification;
import java.util.regex.Pattern;

/**
 * A notification as the text of a message. What comes from a terminal neither formats, nor links, nor calls anybody: the
 * three characters that Slack parses are escaped, and the words that compatible chats take for everybody are broken by an
 * invisible character.
 */
final class SlackText {
    /** A message may have 4,000 characters; escapes take up to five of them. */
    private static final int MOST = 3_500;

    private static final int LINK_MOST = 2_500;

    private static final Pattern EVERYBODY = Pattern.compile("(?i)@(?=(?:channel|here|all|everyone)\\b)");
    private static final String WORD_JOINER = "\u2060";

    private SlackText() {}

    static String of(Notification notification, PageLinks links) {
        StringBuilder text = new StringBuilder(notification.title());
        String more = Clip.text(notification);
        if (!more.isEmpty()) {
            text.append('\n').append(more);
        }
        String end = links.of(notification)
                .map(address -> "\n" + link(address))
                .filter(link -> link.length() <= LINK_MOST)
                .orElse("");
        return escaped(text.toString(), MOST - end.length()) + end;
    }

    /** Cut while it is escaped, so that no escape is cut. */
    private static String escaped(String text, int most) {
        String plain = EVERYBODY.matcher(text).replaceAll("@" + WORD_JOINER);
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < plain.length(); i = plain.offsetByCodePoints(i, 1)) {
            int character = plain.codePointAt(i);
            String next = switch (character) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                default -> Character.toString(character);
            };
            if (safe.length() + next.length() >= most) {
                return safe.append('…').toString();
            }
            safe.append(next);
        }
        return safe.toString();
    }

    /** An address within angle brackets; what would end them is percent-encoded. */
    private static String link(String address) {
        return "<"
                + address.replace("&", "&amp;")
                        .replace("<", "%3C")
                        .replace(">", "%3E")
                        .replace("|", "%7C") + ">";
    }
}
