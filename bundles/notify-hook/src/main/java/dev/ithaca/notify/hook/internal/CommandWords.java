// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words as the seed system does: white space between words; {@code '…'} literal; {@code "…"} with
 * {@code \"} and {@code \\} alone as escapes; elsewhere a backslash takes the next character literally. No shell is involved.
 */
final class CommandWords {
    private final String command;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int position;

    private CommandWords(String command) {
        this.command = command;
    }

    /**
     * The words of a command; none of a blank one.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> of(String command) {
        CommandWords split = new CommandWords(command);
        while (split.position < command.length()) {
            split.character(command.charAt(split.position++));
        }
        split.endWord();
        return List.copyOf(split.words);
    }

    private void character(char c) {
        if (Character.isWhitespace(c)) {
            endWord();
            return;
        }
        begun = true;
        switch (c) {
            case '\'' -> single();
            case '"' -> doubled();
            case '\\' -> word.append(position < command.length() ? command.charAt(position++) : c);
            default -> word.append(c);
        }
    }

    private void single() {
        int end = command.indexOf('\'', position);
        if (end < 0) {
            throw new IllegalArgumentException("a single quote is not closed");
        }
        word.append(command, position, end);
        position = end + 1;
    }

    private void doubled() {
        while (position < command.length()) {
            char c = command.charAt(position++);
            if (c == '"') {
                return;
            }
            boolean escapes = c == '\\'
                    && position < command.length()
                    && (command.charAt(position) == '"' || command.charAt(position) == '\\');
            word.append(escapes ? command.charAt(position++) : c);
        }
        throw new IllegalArgumentException("a double quote is not closed");
    }

    private void endWord() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
