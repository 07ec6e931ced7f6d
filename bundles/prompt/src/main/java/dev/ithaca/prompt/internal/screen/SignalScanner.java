// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.screen;

import dev.ithaca.spi.prompt.Signal;
import dev.ithaca.spi.prompt.Signal.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in output what programs tell their terminal on purpose; keeps the last of each kind. */
final class SignalScanner {
    private static final int MOST_BYTES = 2048;
    private static final byte BEL = 7;
    private static final byte ESC = 27;
    private static final Pattern NUMBERED = Pattern.compile("^9;\\d{1,3}(;|$)"); // a folder or a wait, not words
    private static final Pattern NOTIFY = Pattern.compile("(?s)777;notify;([^;]*);?(.*)");

    private enum Where {
        TEXT,
        ESCAPE,
        COMMAND,
        COMMAND_ESCAPE,
        ENDLESS
    }

    private final Map<Kind, Signal> last = new EnumMap<>(Kind.class);
    private final byte[] command = new byte[MOST_BYTES];
    private int length;
    private Where where = Where.TEXT;

    /** What was told, oldest first. */
    List<Signal> signals() {
        return last.values().stream()
                .sorted(Comparator.comparingLong(Signal::offset))
                .toList();
    }

    void feed(byte[] bytes, int count, long offset) {
        for (int i = 0; i < count; i++) {
            byte next = bytes[i];
            switch (where) {
                case TEXT -> text(next, offset + i + 1);
                case ESCAPE -> {
                    where = next == ']' ? Where.COMMAND : next == ESC ? Where.ESCAPE : Where.TEXT;
                    length = 0;
                }
                case COMMAND -> inCommand(next, offset + i + 1);
                case ENDLESS -> where = next == BEL ? Where.TEXT : next == ESC ? Where.ESCAPE : Where.ENDLESS;
                case COMMAND_ESCAPE -> {
                    if (next == '\\') {
                        told(offset + i + 1);
                    }
                    where = next == ']' ? Where.COMMAND : Where.TEXT;
                    length = 0;
                }
            }
        }
    }

    private void text(byte next, long end) {
        if (next == ESC) {
            where = Where.ESCAPE;
        } else if (next == BEL) {
            keep(Kind.BELL, "", end);
        }
    }

    private void inCommand(byte next, long end) {
        if (next == BEL) {
            told(end);
            where = Where.TEXT;
        } else if (next == ESC) {
            where = Where.COMMAND_ESCAPE;
        } else if (length < MOST_BYTES) {
            command[length++] = next;
        } else {
            where = Where.ENDLESS; // an image or the clipboard: the byte that ends it is no bell
        }
    }

    private void told(long end) {
        String text = new String(command, 0, length, StandardCharsets.UTF_8);
        Matcher notify = NOTIFY.matcher(text);
        if (text.startsWith("133;") && text.length() > 4) {
            mark(text, end);
        } else if (text.startsWith("9;4;")) {
            String[] parts = text.split(";", -1);
            boolean over = parts[2].isEmpty() || parts[2].equals("0");
            keep(over ? Kind.PROGRESS_ENDED : Kind.PROGRESS, parts.length > 3 ? parts[3] : "", end);
        } else if (text.startsWith("9;") && !NUMBERED.matcher(text).find()) {
            keep(Kind.NOTIFICATION, text.substring(2), end);
        } else if (notify.matches()) {
            keep(Kind.NOTIFICATION, notify.group(2).isEmpty() ? notify.group(1) : notify.group(2), end);
        } else if (text.startsWith("99;")) {
            keep(Kind.NOTIFICATION, text.substring(text.lastIndexOf(';') + 1), end);
        } else if (text.startsWith("1337;RequestAttention=") && !text.endsWith("=no")) {
            keep(Kind.NOTIFICATION, "", end);
        }
    }

    private void mark(String text, long end) {
        switch (text.charAt(4)) {
            case 'A', 'B' -> keep(Kind.PROMPT_SHOWN, "", end);
            case 'C' -> keep(Kind.COMMAND_STARTED, "", end);
            case 'D' -> keep(Kind.COMMAND_ENDED, text.length() > 6 ? text.substring(6) : "", end);
            default -> {}
        }
    }

    void keep(Kind kind, String text, long end) {
        last.put(kind, new Signal(kind, text.replaceAll("\\p{Cntrl}", " "), end));
    }
}
