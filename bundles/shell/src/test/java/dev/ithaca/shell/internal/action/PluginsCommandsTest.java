// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.plugin.PluginStatus.Capability;
import dev.ithaca.core.plugin.PluginStatus.Source;
import dev.ithaca.core.plugin.PluginStatus.State;
import dev.ithaca.shell.internal.FakeCaller;
import dev.ithaca.shell.internal.FakeServices;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsCommandsTest {
    private static final PluginStatus PAGER = new PluginStatus(
            "org.example.pager",
            "1.0.0",
            State.ACTIVE,
            Source.FOLDER,
            "pager.jar",
            List.of(new Capability("notifier", "pager", true)),
            List.of(),
            Instant.EPOCH);
    private static final PluginStatus REFUSED = new PluginStatus(
            "old.jar",
            "",
            State.REFUSED,
            Source.FOLDER,
            "old.jar",
            List.of(),
            List.of("it needs dev.ithaca.spi.notify 2.0.0 or later, and this Ithaca has 1.0.0"),
            Instant.EPOCH);

    private final FakeServices services = new FakeServices();
    private final FakeCaller caller = new FakeCaller();

    private int run(String... words) {
        return caller.run(services, words);
    }

    @Test
    void saysWhereToDropOneIfThereAreNone() {
        assertThat(run("plugins")).isZero();

        assertThat(caller.printed()).isEqualTo("No plugins. Drop a .jar or .kar into /state/plugins\n");
    }

    @Test
    void listsWhatTheyOfferAndBelowWhatIsWrong() {
        services.plugins.all.addAll(List.of(PAGER, REFUSED));

        assertThat(run("plugins")).isZero();

        assertThat(caller.printed()).isEqualTo("""
                NAME               VERSION  STATE    OFFERS          FROM
                org.example.pager  1.0.0    active   notifier pager  pager.jar
                old.jar            -        refused  -               old.jar
                old.jar: it needs dev.ithaca.spi.notify 2.0.0 or later, and this Ithaca has 1.0.0
                """);
    }

    @Test
    void isSilentAboutOwnChannelsThatNobodyHasSetUp() {
        services.plugins.all.add(new PluginStatus(
                "dev.ithaca.notify.ntfy",
                "0.1.0",
                State.WAITING,
                Source.BUILT_IN,
                "mvn:dev.ithaca/dev.ithaca.notify.ntfy/0.1.0",
                List.of(new Capability("notifier", "ntfy", false)),
                List.of("NtfyNotifier waits for its configuration"),
                Instant.EPOCH));

        assertThat(run("plugins")).isZero();

        assertThat(caller.printed()).isEqualTo("""
                NAME                    VERSION  STATE    OFFERS                   FROM
                dev.ithaca.notify.ntfy  0.1.0    waiting  notifier ntfy (not yet)  built_in
                None of your own. Drop a .jar or .kar into /state/plugins
                """);
    }

    @Test
    void completesTheirNames() {
        services.plugins.all.addAll(List.of(PAGER, REFUSED));

        assertThat(run("__complete", "plugins", "org")).isZero();

        assertThat(caller.printed()).isEqualTo("org.example.pager\tactive\n");
    }

    @Test
    void listsThemAsJson() {
        services.plugins.all.add(PAGER);

        assertThat(run("plugins", "--json")).isZero();

        assertThat(caller.printed())
                .contains("\"folder\": \"/state/plugins\"")
                .contains("\"state\": \"active\"")
                .contains("\"source\": \"folder\"")
                .contains("\"kind\": \"notifier\"")
                .contains("\"since\": \"1970-01-01T00:00:00+00:00\"");
    }

    @Test
    void restartsOneByItsName() {
        services.plugins.all.add(PAGER);

        assertThat(run("plugins", "restart", "org.example.pager")).isZero();
        assertThat(run("plugins", "restart", "nobody")).isEqualTo(1);

        assertThat(services.plugins.restarted).containsExactly("org.example.pager", "nobody");
        assertThat(caller.printed()).isEqualTo("org.example.pager is active again.\n");
        assertThat(caller.complained()).contains("there is no plugin nobody");
    }
}
