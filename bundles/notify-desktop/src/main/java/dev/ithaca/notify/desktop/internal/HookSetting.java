// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.desktop.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Whether the user has a hook, which replaces the desktop as in the seed system. It reads the configuration of the hook, and
 * needs no hook to be installed.
 */
@Component(service = HookSetting.class, configurationPid = HookSetting.PID)
public final class HookSetting {
    static final String PID = "dev.ithaca.notify.hook";

    private final boolean set;

    /** What is read of the hook's configuration. */
    @interface Hook {
        /**
         * The command.
         *
         * @return empty for none
         */
        String command() default "";
    }

    /**
     * Reads it.
     *
     * @param hook the hook's configuration
     */
    @Activate
    public HookSetting(Hook hook) {
        this(!hook.command().isBlank());
    }

    HookSetting(boolean set) {
        this.set = set;
    }

    boolean isSet() {
        return set;
    }
}
