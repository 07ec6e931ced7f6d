// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.prompt.internal.watch.Decision;
import dev.ithaca.prompt.internal.watch.Detector;
import dev.ithaca.prompt.internal.watch.LookSchedule;
import dev.ithaca.prompt.internal.watch.Views;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.TerminalView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a recording to the detector as it runs in the daemon, schedule and all, in the recording's own time. */
public final class Replay {
    private static final long TYPED_TOLD = 2;
    private static final int MOST_STEPS = 10_000;

    private final Recording recording;
    private int rows;
    private int columns;
    private final Detector detector;
    private final RecordedOutput output;
    private final ScreenFollower follower;
    private final LookSchedule schedule = new LookSchedule();
    private final Decision decision = new Decision();
    private final List<Episode> episodes = new ArrayList<>();
    private Map<String, Object> facts = Map.of();
    private long typedAt = -1;
    private boolean endedLine;
    private final boolean kernel;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Episode open;
    private long openSerial = -1;
    private int looks;

    /** {@code detector} judges what there is to see. */
    public Replay(Recording recording, Detector detector) {
        this.recording = recording;
        this.rows = recording.rows();
        this.columns = recording.columns();
        this.detector = detector;
        this.kernel = recording.kernel();
        this.output = new RecordedOutput(recording.rows(), recording.columns());
        this.follower = new ScreenFollower(() -> output);
    }

    /**
     * What the detector said from some moment on.
     *
     * @param at the moment
     * @param serial which wait or work it is
     * @param said what it said
     * @param offset how much output there was
     */
    public record Step(long at, long serial, Assessment said, long offset) {}

    /** All that it said, whenever that changed. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** How often it looked. */
    public int looks() {
        return looks;
    }

    /** Plays it; what the detector said, waits and work, oldest first. */
    public List<Episode> run() throws InterruptedException {
        schedule.output(0);
        for (Recording.Event event : recording.events()) {
            lookUntil(event.at());
            take(event);
        }
        lookUntil(recording.end());
        close(recording.end());
        return episodes;
    }

    private void take(Recording.Event event) {
        switch (event.kind()) {
            case 'o' -> {
                output.append(event.output());
                schedule.output(event.at());
            }
            case 'i' -> {
                char last = event.text().isEmpty()
                        ? ' '
                        : event.text().charAt(event.text().length() - 1);
                typedAt = event.at();
                endedLine = last < ' ' && last != '\t' && last != '\b';
                schedule.typed(event.at() + TYPED_TOLD);
            }
            case 'f' -> facts = event.facts();
            case 'r' -> resized(event);
            default -> {}
        }
    }

    private void resized(Recording.Event event) {
        String[] size = event.text().split("x", -1);
        if (size.length == 2 && size[0].matches("[1-9][0-9]{0,3}") && size[1].matches("[1-9][0-9]{0,3}")) {
            columns = Integer.parseInt(size[0]);
            rows = Integer.parseInt(size[1]);
            output.resize(rows, columns);
            schedule.output(event.at());
        }
    }

    private void lookUntil(long until) throws InterruptedException {
        while (schedule.due() < until) {
            long now = schedule.due();
            schedule.looking(now);
            looks++;
            long wanted = kernel && facts.isEmpty() ? -1 : look(now);
            schedule.looked(decision.current().waits(), wanted);
            if (schedule.quiet(now)) {
                follower.release();
            }
        }
    }

    private long look(long now) throws InterruptedException {
        follower.follow(rows, columns);
        @Nullable Long sinceInput = typedAt < 0 ? null : now - typedAt;
        TerminalView view = Views.of(
                session(),
                follower,
                Recording.facts(facts, sinceInput, endedLine),
                schedule.silence(now),
                decision.spent());
        Verdict verdict = detector.judge(view);
        long wanted = decision.take(verdict, view, now);
        note(now);
        return wanted;
    }

    private void note(long now) {
        Assessment said = decision.current();
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        boolean same = last != null
                && last.serial() == decision.serial()
                && last.said().rule().equals(said.rule());
        if (!same && steps.size() < MOST_STEPS) {
            steps.add(new Step(now, decision.serial(), said, output.end()));
        }
        if (open != null && (!said.waits() || decision.serial() != openSerial)) {
            close(now);
        }
        if (open == null && said.waits()) {
            openSerial = decision.serial();
            open = new Episode(now, -1, what(said), said);
        }
    }

    private void close(long now) {
        Episode ended = open;
        if (ended != null) {
            episodes.add(new Episode(ended.from(), now, ended.what(), ended.said()));
            open = null;
        }
    }

    private static String what(Assessment said) {
        String state = said.state().name().toLowerCase(Locale.ROOT);
        return said.state() == Assessment.State.NEEDS_INPUT && said.kind() != Kind.NONE
                ? state + "/" + said.kind().name().toLowerCase(Locale.ROOT)
                : state;
    }

    private SessionInfo session() {
        return new SessionInfo(
                new SessionId("abc1234"),
                null,
                List.of(),
                recording.name(),
                List.of(),
                "/",
                SessionStatus.RUNNING,
                1L,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                rows,
                columns,
                output.end(),
                null,
                false,
                true,
                null);
    }
}
