// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Login;
import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.Token;
import dev.ithaca.session.api.FakeSessions;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import dev.ithaca.shell.internal.FakeWeb;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessCommandsTest {
    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    private int run(String... words) {
        return caller.run(services, words);
    }

    private void logIn(String id) {
        services.access.logins.add(new Login(
                id, "192.0.2.7", true, Set.of(Scope.MANAGE), FakeSessions.NOW, FakeSessions.NOW, FakeSessions.NOW));
    }

    @Test
    void aNewTokenIsTheOnlyThingOnStandardOutput() {
        assertThat(run("token", "add", "ci", "--scope", "observe", "--scope=node", "--ttl", "30d"))
                .isZero();

        assertThat(caller.printed()).isEqualTo("ith_secret\n");
        assertThat(caller.complained()).contains("observe, node").contains("not shown again");
        Token token = services.access.tokens.get(0);
        assertThat(token.scopes()).containsExactlyInAnyOrder(Scope.OBSERVE, Scope.NODE);
        assertThat(token.expiresAt()).isEqualTo(FakeSessions.NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void aTokenControlsForEverUnlessToldOtherwise() {
        assertThat(run("token", "add", "ci", "--json")).isZero();

        assertThat(services.access.tokens.get(0).scopes()).containsExactly(Scope.CONTROL);
        assertThat(services.access.tokens.get(0).expiresAt()).isNull();
        assertThat(caller.printed()).contains("\"token\": \"ith_secret\"").contains("\"expires_at\": null");
    }

    @Test
    void refusesScopesAndLivesThatThereAreNot() {
        assertThat(run("token", "add", "ci", "--scope", "root")).isEqualTo(2);
        assertThat(run("token", "add", "ci", "--ttl", "soon")).isEqualTo(2);
        assertThat(services.access.tokens).isEmpty();
    }

    @Test
    void listsAndRevokesTokens() {
        assertThat(run("token", "ls")).isZero();
        assertThat(caller.printed()).startsWith("No tokens.");
        run("token", "add", "ci");

        assertThat(run("token", "ls")).isZero();
        assertThat(run("token", "ls", "--json")).isZero();
        assertThat(run("token", "rm", "ci")).isZero();
        assertThat(run("token", "rm", "ci")).isEqualTo(1);

        assertThat(caller.printed())
                .containsPattern("NAME +SCOPES +CREATED +EXPIRES +LAST USED\nci +control +.* +never +never\n")
                .contains("\"last_used_at\": null")
                .contains("Token ci revoked.");
        assertThat(caller.complained()).contains("no such token: ci");
    }

    @Test
    void knowsTheSeedsApiKeys() {
        assertThat(run("api-key", "ls")).isZero();
        assertThat(run("api-key", "add", "laptop")).isZero();
        assertThat(run("api-key", "ls")).isZero();
        assertThat(run("api-key", "remove", "laptop")).isZero();
        assertThat(run("api-key", "rm", "laptop")).isZero();

        assertThat(caller.printed())
                .startsWith("No API keys registered.\nAPI key \"laptop\" (shown only once):\nith_secret\nNAME ")
                .endsWith("API key \"laptop\" removed.\n");
        assertThat(caller.complained()).isEqualTo("API key \"laptop\" not found.\n");
        assertThat(run("api-key", "add")).isEqualTo(2);
        assertThat(run("api-key", "sell", "laptop")).isEqualTo(2);
    }

    @Test
    void removesNoTokensOfPeopleAsApiKeys() {
        run("token", "add", "ci");

        run("api-key", "rm", "ci");

        assertThat(services.access.tokens).hasSize(1);
    }

    @Test
    void webPrintsALinkThatLogsIn() {
        services.web = new FakeWeb("http://127.0.0.1:15443", null);

        assertThat(run("web")).isZero();
        assertThat(run("web", "--print")).isZero();
        assertThat(run("web", "--json")).isZero();

        String link = "http://127.0.0.1:15443/#link=itt_local_LOGIN";
        assertThat(caller.printed())
                .startsWith(link + "\n" + link + "\n")
                .contains("\"url\": \"" + link + "\"")
                .contains("\"expires_at\": \"");
    }

    @Test
    void webPrintsTheBareAddressWithoutAccessControl() {
        services.web = new FakeWeb("http://127.0.0.1:15443", null);
        services.access.required = false;

        assertThat(run("web")).isZero();

        assertThat(caller.printed()).isEqualTo("http://127.0.0.1:15443/\n");
    }

    @Test
    void webSaysWhyThereIsNoPage() {
        services.web = new FakeWeb(null, "port 15443 is taken; choose another one with: ithaca daemon start --port");
        assertThat(run("web")).isEqualTo(1);
        assertThat(caller.complained()).contains("HTTP is off: port 15443 is taken");

        services.web = null;
        assertThat(run("web")).isEqualTo(1);
        assertThat(caller.complained()).contains("disabled").contains("not installed");
    }

    @Test
    void setsThePasswordFromTheFirstLineOfItsInput() {
        caller.withInput("pässword 1\r\nrest\n");
        assertThat(run("web", "password", "--password-file", "-")).isZero();
        assertThat(services.access.password).isEqualTo("pässword 1");

        caller.withInput("no end of line");
        assertThat(run("web", "password")).isZero();
        assertThat(services.access.password).isEqualTo("no end of line");
        assertThat(caller.printed()).doesNotContain("pässword");
    }

    @Test
    void takesNoPasswordFromElsewhere() {
        assertThat(run("web", "password")).isEqualTo(1);
        caller.withInput("x".repeat(2_000));
        assertThat(run("web", "password")).isEqualTo(1);
        assertThat(run("web", "password", "--password-file", "/etc/passwd")).isEqualTo(2);
        assertThat(run("web", "password", "hunter22")).isEqualTo(2);
        assertThat(caller.withTerminal().withInput("typed and shown\n").run(services, "web", "password"))
                .isEqualTo(1);
        assertThat(services.access.password).isNull();
    }

    @Test
    void listsAndEndsLogins() {
        assertThat(run("web", "logins")).isZero();
        assertThat(caller.printed()).isEqualTo("Nobody is logged in.\n");
        logIn("3f9a21bc");
        logIn("4f9a21bc");
        logIn("5f9a21bc");

        assertThat(run("web", "logins")).isZero();
        assertThat(run("web", "logins", "--json")).isZero();
        assertThat(run("web", "logout", "3f9a21bc")).isZero();
        assertThat(run("web", "logout", "3f9a21bc")).isEqualTo(1);
        assertThat(run("web", "logout", "--all")).isZero();
        assertThat(run("web", "logout")).isEqualTo(2);
        assertThat(run("web", "logout", "--all", "4f9a21bc")).isEqualTo(2);

        assertThat(caller.printed())
                .containsPattern("3f9a21bc +192.0.2.7 +link")
                .contains("\"by_link\": true")
                .contains("Login 3f9a21bc ended.\n")
                .endsWith("2 logins ended.\n");
        assertThat(services.access.logins).isEmpty();
    }

    @Test
    void statusDoesNotCallDisabledWhatIsStillStarting() {
        services.web = null;
        services.offersWeb = true;
        run("daemon", "status");
        assertThat(caller.printed()).contains("HTTP:         starting");
    }

    @Test
    void statusTellsWhereHttpAnswersOrWhyNot() {
        services.web = new FakeWeb("http://127.0.0.1:4711", null);
        run("daemon", "status");
        run("daemon", "status", "--json");
        run("__web");
        assertThat(caller.printed())
                .contains("HTTP:         http://127.0.0.1:4711\nAuth:         enabled\n")
                .contains("\"http_port\": 4711")
                .contains("\"http_error\": null")
                .endsWith("HTTP:         http://127.0.0.1:4711\nAuth:         enabled\n");

        services.web = new FakeWeb(null, "port 4711 is taken");
        services.access.required = false;
        run("daemon", "status", "--json");
        run("__web");
        assertThat(caller.printed())
                .contains("\"http_error\": \"port 4711 is taken\"")
                .contains("\"auth_required\": false")
                .endsWith("HTTP:         off: port 4711 is taken\n");
    }
}
