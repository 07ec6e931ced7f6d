// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the seed system does, to compare with: once a second, after five quiet seconds a pattern on any of the last fifteen
 * rows, after ten silence alone; nothing for five seconds after an input, and nothing that came less than ten seconds after
 * the last notice or input.
 */
final class SeedRules {
    private static final int ROWS = 15;
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("[>❯›\\$#%]\\s*$"),
            Pattern.compile("❯\\s+"),
            Pattern.compile("^\\s*>\\s+\\S"),
            Pattern.compile(">>>\\s*$"),
            Pattern.compile("(?i)[\\(\\[](y/n|yes/no)[\\)\\]]"),
            Pattern.compile("(?i)(?:password|api[_ ]?key|token|secret)\\s*:"),
            Pattern.compile("^\\?\\s"),
            Pattern.compile("(?i)(?:do you|are you sure|allow\\b).{0,80}\\?"),
            Pattern.compile("(?i)continue\\?\\s*$"),
            Pattern.compile("(?i)press (?:enter|return|any key)"));

    private final Recording recording;
    private final Terminal terminal;
    private final List<Episode> episodes = new ArrayList<>();
    private long lastOutput = -1;
    private long lastActivity = Long.MIN_VALUE / 2;
    private long lastNotified;
    private long notifiedOutput = -1;
    private long openFrom = -1;

    SeedRules(Recording recording) {
        this.recording = recording;
        this.terminal = new Terminal(recording.rows(), recording.columns(), 0);
    }

    List<Episode> run() {
        long tick = 1000;
        for (Recording.Event event : recording.events()) {
            for (; tick < event.at(); tick += 1000) {
                look(tick);
            }
            if (event.kind() == 'o') {
                terminal.feed(event.output());
                close(event.at());
                lastOutput = event.at();
            } else if (event.kind() == 'i') {
                lastActivity = event.at();
            }
        }
        for (; tick < recording.end(); tick += 1000) {
            look(tick);
        }
        close(recording.end());
        return episodes;
    }

    private void look(long now) {
        if (now - lastActivity < 5000) {
            lastNotified = lastOutput;
            return;
        }
        boolean skip = lastOutput < 0
                || now - lastOutput < 5000
                || (Math.max(0, lastOutput - lastNotified) < 10_000 && lastNotified > 0)
                || notifiedOutput == lastOutput;
        if (skip || !(matches() || now - lastOutput >= 10_000)) {
            return;
        }
        notifiedOutput = lastOutput;
        lastNotified = now;
        openFrom = now;
    }

    private boolean matches() {
        List<String> lines = terminal.screenLines().stream()
                .map(Line::text)
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - ROWS), lines.size()).stream()
                .anyMatch(line -> PATTERNS.stream()
                        .anyMatch(pattern -> pattern.matcher(line).find()));
    }

    private void close(long now) {
        if (openFrom >= 0) {
            episodes.add(new Episode(openFrom, now, "input_needed", null));
            openFrom = -1;
        }
    }
}
