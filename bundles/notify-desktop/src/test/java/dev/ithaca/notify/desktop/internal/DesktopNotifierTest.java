// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Urgency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real program in the place of notify-send. */
class DesktopNotifierTest {
    private static final long PATIENT = 5_000;
    private static final Map<String, String> DESKTOP = Map.of(SessionBus.ADDRESS, "unix:path=/run/bus");

    @TempDir
    private Path folder;

    @Test
    void callsTheProgramAsNotifySendIsCalled() throws Exception {
        Delivery delivery = desktop(
                        program("printf '<%s>' \"$@\" > args; printf %s \"$DBUS_SESSION_BUS_ADDRESS\" > bus"))
                .deliver(notification("Größe <b>", "two & <i>three</i>"));

        assertThat(delivery).isEqualTo(Delivery.delivered(""));
        assertThat(read("args"))
                .isEqualTo("<--app-name=Ithaca><--urgency=critical><--><Größe <b>>"
                        + "<one line\ntwo &amp; &lt;i&gt;three&lt;/i&gt;>");
        assertThat(read("bus")).isEqualTo("unix:path=/run/bus");
    }

    @Test
    void whatIsShownIsNeitherAnOptionNorACommand() throws Exception {
        String evil = "--help $(touch owned) `touch owned`; touch owned '\"";

        desktop(program("printf '<%s>' \"$@\" > args")).deliver(notification(evil, "\0"));

        assertThat(read("args")).contains("<--><" + evil + "><one line");
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    @Test
    void findsTheBusWhereSystemdHasIt() throws Exception {
        Files.createFile(folder.resolve("bus"));

        assertThat(new SessionBus(Map.of("XDG_RUNTIME_DIR", folder.toString())).address())
                .contains("unix:path=" + folder + "/bus");
        assertThat(new SessionBus(Map.of("XDG_RUNTIME_DIR", folder + "/none")).address())
                .isEmpty();
    }

    @Test
    void hasNobodyToTellWithoutADesktop() throws Exception {
        Path program = program("touch called");
        Notification news = notification("x", "");

        assertThat(notifier(true, true, false, program, Map.of()).deliver(news))
                .isEqualTo(Delivery.ignored("there is no session bus, so no desktop; no terminal is attached"));
        assertThat(notifier(true, false, false, program, Map.of()).deliver(news))
                .isEqualTo(Delivery.ignored("there is no session bus, so no desktop"));
        assertThat(notifier(false, true, false, program, DESKTOP).deliver(news))
                .isEqualTo(Delivery.ignored("notify_desktop is false"));
        assertThat(notifier(true, true, true, program, DESKTOP).deliver(news))
                .isEqualTo(Delivery.ignored("notification_hook replaces the desktop"));
        assertThat(desktop(folder.resolve("gone")).deliver(news).outcome()).isEqualTo(Delivery.Outcome.IGNORED);
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @Test
    void tellsTheExitCode() throws Exception {
        Path program = program("exit 3");

        assertThat(desktop(program).deliver(notification("x", "")))
                .isEqualTo(Delivery.rejected(program + " exited with code 3"));
    }

    @Test
    void endsAProgramThatHangs() throws Exception {
        Path program = program("echo $$ > pid; exec sleep 60");

        Delivery delivery = new DesktopNotifier(
                        true, true, false, DesktopNotifier.send(program.toString(), DESKTOP, 300))
                .deliver(notification("x", ""));

        assertThat(delivery.outcome()).isEqualTo(Delivery.Outcome.RETRY);
        Optional<ProcessHandle> hung =
                ProcessHandle.of(Long.parseLong(read("pid").strip()));
        if (hung.isPresent()) {
            assertThat(hung.get().onExit()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void cutsWhatIsTooLongToShow() throws Exception {
        desktop(program("printf '%s' \"$4\" > title; printf '%s' \"$5\" > text"))
                .deliver(notification("x".repeat(256), "😀".repeat(4_000)));

        assertThat(read("title")).hasSize(120).endsWith("…");
        assertThat(read("text")).hasSizeLessThanOrEqualTo(1_000).endsWith("😀…");
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesktopNotifier.send(" ", DESKTOP, PATIENT))
                .withMessageContaining("program");
    }

    private static DesktopNotifier desktop(Path program) {
        return notifier(true, true, false, program, DESKTOP);
    }

    private static DesktopNotifier notifier(
            boolean enabled, boolean terminals, boolean replaced, Path program, Map<String, String> environment) {
        return new DesktopNotifier(
                enabled, terminals, replaced, DesktopNotifier.send(program.toString(), environment, PATIENT));
    }

    private Path program(String text) throws Exception {
        Path program = Files.writeString(
                folder.resolve("notify-send"), "#!/bin/sh\ncd '" + folder + "' || exit 9\n" + text + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private String read(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    private static Notification notification(String title, String body) {
        return Notification.of("a", Notification.MANUAL, title, Instant.EPOCH)
                .withText("one line", body)
                .withUrgency(Urgency.HIGH);
    }
}
