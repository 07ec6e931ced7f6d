// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import dev.ithaca.session.api.AttachedTerminals;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Shows each notification where the user looks: on the desktop that the daemon runs on, by {@code notify-send}, and by the
 * terminals that are attached to sessions, on whatever desktop they are. Where there is neither, there is nobody to tell. A
 * hook replaces it, as in the seed system: it mostly shows the same on the same desktop.
 */
@Component(service = Notifier.class, property = Notifier.ID + "=desktop", configurationPid = DesktopNotifier.PID)
@Designate(ocd = DesktopConfiguration.class)
public final class DesktopNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.desktop";

    private static final long PATIENCE_SECONDS = 5;

    private final boolean enabled;
    private final boolean tellsTerminals;
    private final boolean replaced;
    private final NotifySend program;
    private volatile @Nullable AttachedTerminals terminals;

    /**
     * The desktop of the daemon's user.
     *
     * @param hook whether a hook replaces it
     * @param configuration whether, by which program, and whether by terminals
     */
    @Activate
    public DesktopNotifier(@Reference HookSetting hook, DesktopConfiguration configuration) {
        this(
                configuration.enabled(),
                configuration.terminals(),
                hook.isSet(),
                send(configuration.program(), System.getenv(), TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)));
    }

    DesktopNotifier(boolean enabled, boolean tellsTerminals, boolean replaced, NotifySend program) {
        this.enabled = enabled;
        this.tellsTerminals = tellsTerminals;
        this.replaced = replaced;
        this.program = program;
    }

    static NotifySend send(String program, Map<String, String> environment, long patienceMillis) {
        if (program.isBlank()) {
            throw new IllegalArgumentException(PID + ": program must name a program, notify-send for example");
        }
        return new NotifySend(program.strip(), environment, patienceMillis);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTerminals(AttachedTerminals service) {
        terminals = service;
    }

    void unbindTerminals(AttachedTerminals service) {
        if (terminals == service) {
            terminals = null;
        }
    }

    @Override
    public Delivery deliver(Notification notification) throws InterruptedException {
        if (!enabled) {
            return Delivery.ignored("notify_desktop is false");
        }
        if (replaced) {
            return Delivery.ignored("notification_hook replaces the desktop");
        }
        if (!tellsTerminals) {
            return program.show(notification);
        }
        // First, since a program that hangs must not make the terminals wait.
        return both(Terminals.show(notification, terminals), program.show(notification));
    }

    /** Whoever was told by one of the two is not to be told again because of the other. */
    private static Delivery both(Delivery byTerminals, Delivery byProgram) {
        boolean shown = byProgram.outcome() == Delivery.Outcome.DELIVERED;
        if (byTerminals.outcome() == Delivery.Outcome.DELIVERED) {
            return Delivery.delivered(
                    shown
                            ? "on the desktop and " + byTerminals.detail()
                            : byTerminals.detail() + "; " + byProgram.detail());
        }
        if (byProgram.outcome() == Delivery.Outcome.IGNORED) {
            return Delivery.ignored(byProgram.detail() + "; " + byTerminals.detail());
        }
        return byProgram;
    }
}
