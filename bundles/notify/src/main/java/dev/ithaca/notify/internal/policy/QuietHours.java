// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When only what is urgent is told: {@code 22:00-07:00}, or with the days on which it begins {@code mon-fri,sun 22:00-07:00}.
 * Times are those of a clock on the wall, so a night in which the clock is changed is shorter or longer.
 */
public final class QuietHours {
    private static final Pattern TEXT = Pattern.compile("(?:([a-z,-]+) +)?([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");
    private static final String END_OF_DAY = "24:00";
    private static final int WEEK = 7;

    private final List<Window> windows;
    private final ZoneId zone;

    /** From a time on, on these days, until a time, which is that of the next day if it is not later. */
    private record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        Optional<Instant> end(LocalDate day, ZoneId zone, Instant now) {
            if (!days.contains(day.getDayOfWeek())) {
                return Optional.empty();
            }
            Instant begin = day.atTime(from).atZone(zone).toInstant();
            Instant end = (to.isAfter(from) ? day : day.plusDays(1))
                    .atTime(to)
                    .atZone(zone)
                    .toInstant();
            return now.isBefore(begin) || !now.isBefore(end) ? Optional.empty() : Optional.of(end);
        }
    }

    private QuietHours(List<Window> windows, ZoneId zone) {
        this.windows = windows;
        this.zone = zone;
    }

    static QuietHours of(List<String> texts, ZoneId zone) {
        return new QuietHours(texts.stream().map(QuietHours::window).toList(), zone);
    }

    private static Window window(String text) {
        Matcher parts = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not like 22:00-07:00 or mon-fri 22:00-07:00");
        }
        String to = parts.group(3);
        return new Window(
                days(parts.group(1) == null ? "mon-sun" : parts.group(1)),
                LocalTime.parse(parts.group(2)),
                to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.length() == 3
                        && day.name().toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no day; days are mon to sun"));
    }

    /**
     * When the quiet ends, with the quiet that follows at once.
     *
     * @return nothing if it is not quiet now; at the latest a week from now, even if it is always quiet
     */
    public Optional<Instant> until(Instant now) {
        Instant most = now.plus(Duration.ofDays(WEEK));
        Optional<Instant> end = end(now);
        Optional<Instant> later = end;
        while (later.isPresent() && later.get().isBefore(most)) {
            end = later;
            later = end(end.get());
        }
        return later.isPresent() ? later : end;
    }

    private Optional<Instant> end(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return windows.stream()
                .flatMap(window ->
                        Stream.of(today.minusDays(1), today).flatMap(day -> window.end(day, zone, now).stream()))
                .max(Instant::compareTo);
    }

    public ZoneId zone() {
        return zone;
    }
}
