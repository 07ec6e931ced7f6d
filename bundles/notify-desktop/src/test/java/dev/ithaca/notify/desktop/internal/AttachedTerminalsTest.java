// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.api.AttachedTerminals;
import dev.ithaca.session.api.NoticeReach;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The channel as attached terminals have it, beside the program or without it. */
class AttachedTerminalsTest {
    private static final Map<String, String> NO_DESKTOP = Map.of();
    private static final Map<String, String> DESKTOP = Map.of(SessionBus.ADDRESS, "unix:path=/run/bus");
    private static final SessionId SESSION = new SessionId("abc1234");

    private final List<String> told = new ArrayList<>();
    private final List<SessionId> about = new ArrayList<>();

    @Test
    void tellsTheHeadlineAndOneLineAndNothingOfTheOutput() throws Exception {
        assertThat(deliver(reach(2, 0), "true", NO_DESKTOP))
                .isEqualTo(Delivery.delivered("at 2 attached terminals; there is no session bus, so no desktop"));
        assertThat(told).containsExactly("Input required: build asks for a password");
        assertThat(about).containsExactly(SESSION);
    }

    @Test
    void tellsTerminalsAndDesktop() throws Exception {
        assertThat(deliver(reach(1, 1), "true", DESKTOP))
                .isEqualTo(Delivery.delivered("on the desktop and at 1 attached terminal"));
    }

    /** It would come to the terminals again. */
    @Test
    void isNotTriedAgainOnceTerminalsWereTold() throws Exception {
        assertThat(deliver(reach(1, 0), "false", DESKTOP).outcome()).isEqualTo(Delivery.Outcome.DELIVERED);
        assertThat(deliver(reach(0, 0), "false", DESKTOP).outcome()).isEqualTo(Delivery.Outcome.REJECTED);
    }

    @Test
    void saysWhyNobodyWasTold() throws Exception {
        String noDesktop = "there is no session bus, so no desktop; ";

        assertThat(deliver(reach(0, 0), "true", NO_DESKTOP))
                .isEqualTo(Delivery.ignored(noDesktop + "no terminal is attached"));
        assertThat(deliver(reach(0, 1), "true", NO_DESKTOP).detail())
                .isEqualTo(noDesktop + "the only attached terminal is that of the session, and somebody types there");
        assertThat(deliver(CompletableFuture.failedFuture(new IllegalStateException()), "true", NO_DESKTOP))
                .isEqualTo(Delivery.ignored(noDesktop + "attached terminals cannot be told now"));
    }

    /** Else two daemons whose terminals stand in each other's sessions would never come to an end. */
    @Test
    void doesNotTellTerminalsWhatATerminalHasShown() throws Exception {
        DesktopNotifier notifier = notifier(true, "true", NO_DESKTOP);
        notifier.bindTerminals(terminals(reach(1, 0)));

        Delivery delivery = notifier.deliver(news().withText("ssh waits for input", "Ithaca: Input required: build"));

        assertThat(delivery.detail()).endsWith("a terminal has shown it already");
        assertThat(told).isEmpty();
    }

    @Test
    void leavesTheTerminalsAloneIfSoConfigured() throws Exception {
        DesktopNotifier notifier = notifier(false, "true", DESKTOP);
        notifier.bindTerminals(terminals(reach(1, 0)));

        assertThat(notifier.deliver(news())).isEqualTo(Delivery.delivered(""));
        assertThat(told).isEmpty();
    }

    @Test
    void goesOnWithoutSessions() throws Exception {
        DesktopNotifier notifier = notifier(true, "true", DESKTOP);
        AttachedTerminals terminals = terminals(reach(1, 0));
        notifier.bindTerminals(terminals);
        notifier.unbindTerminals(terminals);

        assertThat(notifier.deliver(news())).isEqualTo(Delivery.delivered(""));
    }

    private Delivery deliver(CompletableFuture<NoticeReach> reach, String program, Map<String, String> environment)
            throws Exception {
        DesktopNotifier notifier = notifier(true, program, environment);
        notifier.bindTerminals(terminals(reach));
        return notifier.deliver(news());
    }

    private static DesktopNotifier notifier(boolean terminals, String program, Map<String, String> environment) {
        return new DesktopNotifier(true, terminals, false, DesktopNotifier.send(program, environment, 5_000));
    }

    private AttachedTerminals terminals(CompletableFuture<NoticeReach> reach) {
        return (text, sessions) -> {
            told.add(text);
            about.addAll(sessions);
            return reach;
        };
    }

    private static CompletableFuture<NoticeReach> reach(int told, int busy) {
        return CompletableFuture.completedFuture(new NoticeReach(told, busy));
    }

    private static Notification news() {
        return Notification.of("a", Notification.INPUT_NEEDED, "Input required", Instant.EPOCH)
                .withText("build asks for a password", "what stood on the screen")
                .withSessions(List.of(SESSION), List.of());
    }
}
