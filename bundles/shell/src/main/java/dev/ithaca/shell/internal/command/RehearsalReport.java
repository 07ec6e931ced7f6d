// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.Attention;
import dev.ithaca.session.api.PromptRehearsal.Result;
import dev.ithaca.session.api.PromptRehearsal.Score;
import dev.ithaca.session.api.PromptRehearsal.Step;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says what the detector would have said of a recording.
 *
 * @param result what came of it
 */
public record RehearsalReport(Result result) {
    /** Lines for a human. */
    public String text() {
        StringBuilder text = new StringBuilder();
        result.problems()
                .forEach(problem -> text.append("left out: ").append(problem).append('\n'));
        result.steps().forEach(step -> append(text, step));
        text.append(line("%.1f s played", result.length().toMillis() / 1000.0));
        if (!result.kernel()) {
            text.append("; it does not say what the kernel said, so the words alone decided");
        }
        text.append('\n');
        result.score().ifPresent(score -> append(text, score));
        return Printable.lines(text.toString());
    }

    private static void append(StringBuilder text, Step step) {
        Attention said = step.said();
        text.append(line(
                "%9.2f s  %s, %s, %.2f",
                step.at().toMillis() / 1000.0, Explanation.words(said), said.rule(), said.confidence()));
        if (!said.detail().isBlank()) {
            text.append(": ").append(said.detail());
        }
        text.append('\n');
        said.evidence()
                .forEach(line -> text.append("             - ").append(line).append('\n'));
    }

    private static void append(StringBuilder text, Score score) {
        text.append(line(
                "needs input: %d times, %d told: precision %.3f, recall %.3f, delay %d ms, at most %d ms for 95 of 100%n",
                score.asked(),
                score.told(),
                score.precision(),
                score.recall(),
                score.median().toMillis(),
                score.late().toMillis()));
        score.mistakes()
                .forEach(mistake -> text.append("wrong: ").append(mistake).append('\n'));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** The same for a program. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", result.length().toMillis() / 1000.0);
        json.put("kernel", result.kernel());
        json.put("problems", result.problems());
        json.put("steps", result.steps().stream().map(RehearsalReport::step).toList());
        json.put("score", result.score().map(RehearsalReport::score).orElse(null));
        return Json.write(json);
    }

    private static Map<String, Object> step(Step step) {
        Attention said = step.said();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", step.at().toMillis() / 1000.0);
        json.put("state", said.state().name().toLowerCase(Locale.ROOT));
        json.put("kind", said.kind().name().toLowerCase(Locale.ROOT));
        json.put("rule", said.rule());
        json.put("detail", said.detail());
        json.put("confidence", said.confidence());
        json.put("offset", said.offset());
        json.put("evidence", said.evidence());
        return json;
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("asked", score.asked());
        json.put("told", score.told());
        json.put("precision", score.precision());
        json.put("recall", score.recall());
        json.put("delay_median_ms", score.median().toMillis());
        json.put("delay_p95_ms", score.late().toMillis());
        json.put("mistakes", List.copyOf(score.mistakes()));
        return json;
    }
}
