// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.plugin;

import java.time.Instant;
import java.util.List;

/**
 * One plugin as it is at one moment.
 *
 * @param name symbolic name of its OSGi bundle, or the name of its file if it is no bundle
 * @param version its version, empty if it has none
 * @param state how it is
 * @param source where it came from
 * @param file the name of its file in the folder of plugins, or the location that it was installed from
 * @param capabilities what it offers
 * @param problems what is wrong or what it waits for, one sentence each; empty if all is well
 * @param since when it was started, or refused
 */
public record PluginStatus(
        String name,
        String version,
        State state,
        Source source,
        String file,
        List<Capability> capabilities,
        List<String> problems,
        Instant since) {
    /** Copies the lists. */
    public PluginStatus {
        capabilities = List.copyOf(capabilities);
        problems = List.copyOf(problems);
    }

    /** Where a plugin came from. */
    public enum Source {
        /** It is part of Ithaca. */
        BUILT_IN,
        /** It lies in the folder of plugins. */
        FOLDER,
        /** An operator installed it, from the console for example. */
        INSTALLED
    }

    /** How a plugin is. */
    public enum State {
        /** It runs. */
        ACTIVE,
        /** It is being started, or runs but something that it offers waits for a configuration or for another service. */
        WAITING,
        /** It runs, but the last call to it failed, or something that it offers cannot be made or used. */
        DEGRADED,
        /** A call to it is overdue and has not returned. */
        HANGING,
        /** It could not be started, or nothing that it offers can be made or used. */
        FAILED,
        /** It was stopped by hand. */
        STOPPED,
        /** Its file is still being written. */
        COPYING,
        /** Its file is not a plugin for this Ithaca, or not to be trusted. */
        REFUSED,
        /** It was removed, but a thread of it goes on. */
        LEFT_BEHIND
    }

    /**
     * A service of the SPI.
     *
     * @param kind what it is: the name of the interface in lower case, its words joined by dashes
     * @param id its {@code dev.ithaca.id}, empty if it has none
     * @param available whether it is there now
     */
    public record Capability(String kind, String id, boolean available) {}
}
