// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With real programs. */
class HookNotifierTest {
    private static final long PATIENT = 5_000;

    @TempDir
    private Path folder;

    @Test
    void theCommandGetsPlaceholdersEnvironmentAndJson() throws Exception {
        Path script = script("printf '%s\\n' \"$@\" > args; env | grep ^OLY_EVENT_ | sort > env; cat > json");

        Delivery delivery = hook("sh " + script
                        + " {kind} '{title}: {body}' {summary} {session_ids} {navigation_url} {node}{unknown}")
                .deliver(notification("build failed"));

        assertThat(delivery).isEqualTo(Delivery.delivered(""));
        assertThat(read("args"))
                .isEqualTo("manual\nbuild failed: two\nlines\nbuild failed\nabcdef0\n/session/abcdef0\nlab{unknown}\n");
        assertThat(read("env"))
                .contains("OLY_EVENT_KIND=manual\n")
                .contains("OLY_EVENT_TITLE=build failed\n")
                .contains("OLY_EVENT_SUMMARY=build failed\n")
                .contains("OLY_EVENT_DESCRIPTION=\n")
                .contains("OLY_EVENT_SESSION_IDS=abcdef0\n")
                .contains("OLY_EVENT_NODE=lab\n")
                .contains("OLY_EVENT_NAVIGATION_URL=/session/abcdef0\n")
                .contains("OLY_EVENT_TRIGGER_RULE=\n")
                .contains("OLY_EVENT_TRIGGER_DETAIL=\n");
        JsonNode json = new ObjectMapper().readTree(read("json"));
        assertThat(json.get("title").asText()).isEqualTo("build failed");
        assertThat(json.get("body").asText()).isEqualTo("two\nlines");
        assertThat(json.get("session_ids").get(0).asText()).isEqualTo("abcdef0");
        assertThat(json.get("attributes").get("node").asText()).isEqualTo("lab");
    }

    /** Those of the seed system, each by name. */
    @ParameterizedTest
    @CsvSource({
        "kind, input_needed",
        "title, Input required",
        "summary, Input required",
        "description, deploy asks yes or no",
        "body, Really?",
        "navigation_url, /session/abcdef0",
        "node, lab",
        "session_ids, 'abcdef0,abcdef1'",
        "trigger_rule, yes-no",
        "trigger_detail, (y/n)"
    })
    void knowsEachPlaceholderAndItsVariable(String name, String value) throws Exception {
        String variable = "OLY_EVENT_" + name.toUpperCase(Locale.ROOT);
        Path script = script("printf '%s' \"$1\" > arg; printf '%s' \"$" + variable + "\" > env");
        Notification asked = Notification.of("a", Notification.INPUT_NEEDED, "Input required", Instant.now())
                .withText("deploy asks yes or no", "Really?")
                .withSessions(List.of(new SessionId("abcdef0"), new SessionId("abcdef1")), List.of())
                .withUrl("/session/abcdef0")
                .withAttribute("node", "lab")
                .withAttribute("trigger_rule", "yes-no")
                .withAttribute("trigger_detail", "(y/n)");

        assertThat(hook("sh " + script + " {" + name + "}").deliver(asked)).isEqualTo(Delivery.delivered(""));

        assertThat(read("arg")).isEqualTo(value);
        assertThat(read("env")).isEqualTo(value);
    }

    @Test
    void whatIsFilledInCannotBecomeACommand() throws Exception {
        Path script = script("printf '<%s>' \"$@\" > args");
        String evil = "$(touch owned) `touch owned`; touch owned | ' \" \\ {body} \u0000x";

        hook("sh " + script + " {title} end").deliver(notification(evil));

        assertThat(read("args")).isEqualTo("<" + evil.replace("\u0000", "") + "><end>");
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    @Test
    void aTitleCannotNameTheProgram() throws Exception {
        Delivery delivery = hook("{title} x").deliver(notification("true"));

        assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.REJECTED);
        assertThat(delivery.detail()).startsWith("the hook command cannot be run: ");
    }

    @Test
    void tellsTheExitCode() throws Exception {
        assertThat(hook("sh -c 'exit 3'").deliver(notification("x")))
                .isEqualTo(Delivery.rejected("the hook command exited with code 3"));
    }

    @Test
    void doesNotWaitForACommandThatGoesOn() throws Exception {
        Path script = script("echo $$ > pid; exec sleep 60");

        Delivery delivery = new HookNotifier("sh " + script, 200).deliver(notification("x"));

        assertThat(delivery).isEqualTo(Delivery.delivered("the command still runs"));
        ProcessHandle.of(Long.parseLong(read("pid").strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void withoutACommandItHasNobodyToTell() throws Exception {
        assertThat(hook(" ").deliver(notification("x")).outcome()).isEqualTo(Delivery.Outcome.IGNORED);
    }

    @Test
    void namesTheKeyOfACommandThatCannotBeUnderstood() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hook("sh 'x"))
                .withMessageContaining("notification_hook")
                .withMessageContaining("quote");
    }

    private static HookNotifier hook(String command) {
        return new HookNotifier(command, PATIENT);
    }

    private Path script(String text) throws Exception {
        return Files.writeString(folder.resolve("hook.sh"), "cd '" + folder + "' || exit 9\n" + text + "\n");
    }

    private String read(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    private static Notification notification(String title) {
        return Notification.of("a", Notification.MANUAL, title, Instant.now())
                .withText("", "two\nlines")
                .withSessions(List.of(new SessionId("abcdef0")), List.of("ci"))
                .withUrl("/session/abcdef0")
                .withAttribute("node", "lab");
    }
}
