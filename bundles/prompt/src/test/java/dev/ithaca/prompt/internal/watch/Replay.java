// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.prompt.internal.screen.ScreenFollower;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.TerminalView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plays a recording to the detector as it runs in the daemon, schedule and all, in the recording's own time. */
final class Replay {
    private static final long TYPED_TOLD = 2;

    private final Recording recording;
    private final Detector detector;
    private final RecordedOutput output;
    private final ScreenFollower follower;
    private final LookSchedule schedule = new LookSchedule();
    private final Decision decision = new Decision();
    private final List<Episode> episodes = new ArrayList<>();
    private Map<String, Object> facts = Map.of();
    private long typedAt = -1;
    private boolean endedLine;
    private Episode open;
    private long openSerial = -1;
    private int looks;

    Replay(Recording recording, Detector detector) {
        this.recording = recording;
        this.detector = detector;
        this.output = new RecordedOutput(recording.rows(), recording.columns());
        this.follower = new ScreenFollower(() -> output);
    }

    int looks() {
        return looks;
    }

    List<Episode> run() throws InterruptedException {
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
                output.append(event.text().getBytes(StandardCharsets.UTF_8));
                schedule.output(event.at());
            }
            case 'i' -> {
                char last = event.text().charAt(event.text().length() - 1);
                typedAt = event.at();
                endedLine = last < ' ' && last != '\t' && last != '\b';
                schedule.typed(event.at() + TYPED_TOLD);
            }
            case 'f' -> facts = event.facts();
            default -> {}
        }
    }

    private void lookUntil(long until) throws InterruptedException {
        while (schedule.due() < until) {
            long now = schedule.due();
            schedule.looking(now);
            looks++;
            long wanted = facts.isEmpty() ? -1 : look(now);
            schedule.looked(decision.current().waits(), wanted);
            if (schedule.quiet(now)) {
                follower.release();
            }
        }
    }

    private long look(long now) throws InterruptedException {
        follower.follow(recording.rows(), recording.columns());
        Long sinceInput = typedAt < 0 ? null : now - typedAt;
        TerminalView view =
                Views.of(session(), follower, Recording.facts(facts, sinceInput, endedLine), schedule.silence(now));
        Verdict verdict = detector.judge(view);
        long wanted = decision.take(verdict, view, now);
        note(now);
        return wanted;
    }

    private void note(long now) {
        Assessment said = decision.current();
        if (open != null && (!said.waits() || decision.serial() != openSerial)) {
            close(now);
        }
        if (open == null && said.waits()) {
            openSerial = decision.serial();
            open = new Episode(now, -1, what(said), said);
        }
    }

    private void close(long now) {
        if (open != null) {
            episodes.add(new Episode(open.from(), now, open.what(), open.said()));
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
                recording.rows(),
                recording.columns(),
                output.end(),
                null,
                false,
                true,
                null);
    }
}
