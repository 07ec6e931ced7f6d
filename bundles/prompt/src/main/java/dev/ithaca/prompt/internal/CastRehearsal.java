// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import dev.ithaca.prompt.internal.judge.Judge;
import dev.ithaca.prompt.internal.judge.PromptRules;
import dev.ithaca.prompt.internal.replay.Marks;
import dev.ithaca.prompt.internal.replay.Recording;
import dev.ithaca.prompt.internal.replay.Replay;
import dev.ithaca.prompt.internal.replay.SessionTape;
import dev.ithaca.prompt.internal.watch.Said;
import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Plays recordings to the built-in detector, on the thread of who asks; a plugin's detector is not asked. */
@Component(service = PromptRehearsal.class, configurationPid = PromptWatcher.PID)
public final class CastRehearsal implements PromptRehearsal {
    private static final int MOST_MISTAKES = 100;

    private final SessionService sessions;
    private volatile List<String> inForce;

    @Activate
    public CastRehearsal(@Reference SessionService sessions, PromptConfiguration configuration) {
        this.sessions = sessions;
        this.inForce = List.of(configuration.prompt_patterns());
    }

    @Modified
    void modified(PromptConfiguration configuration) {
        inForce = List.of(configuration.prompt_patterns());
    }

    @Override
    public Result play(Reader recording, List<String> patterns) throws IOException {
        return play(Recording.read(recording), patterns);
    }

    @Override
    public Result play(SessionId session, List<String> patterns) {
        try (SessionOutput log = sessions.output(session)) {
            return play(SessionTape.of(sessions.get(session), log), patterns);
        }
    }

    private Result play(Recording recording, List<String> patterns) {
        List<String> problems = new ArrayList<>();
        PromptRules rules = PromptRules.of(patterns.isEmpty() ? inForce : patterns, problems::add);
        Replay replay = new Replay(recording, new Judge(rules)::judge);
        Optional<PromptRehearsal.Score> score = Optional.empty();
        try {
            Marks own = new Marks();
            own.add(recording, replay.run());
            score = recording.labelled() ? Optional.of(score(own)) : score;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(SessionErrorCode.TIMEOUT, "interrupted while the recording was played", e);
        }
        return new Result(
                Duration.ofMillis(recording.end()),
                recording.kernel(),
                replay.steps().stream().map(CastRehearsal::step).toList(),
                score,
                problems);
    }

    private static Step step(Replay.Step step) {
        return new Step(
                Duration.ofMillis(step.at()),
                Said.attention(
                        "step-" + step.serial(), step.said(), step.offset(), Instant.EPOCH.plusMillis(step.at())));
    }

    private static PromptRehearsal.Score score(Marks own) {
        Marks.Tally asks = own.asks();
        return new PromptRehearsal.Score(
                asks.truths(),
                asks.told(),
                asks.precision(),
                asks.recall(),
                Duration.ofMillis(Math.max(0, asks.delay(50))),
                Duration.ofMillis(Math.max(0, asks.delay(95))),
                own.mistakes().stream().limit(MOST_MISTAKES).toList());
    }
}
