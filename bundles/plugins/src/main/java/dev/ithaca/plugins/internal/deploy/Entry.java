// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.time.Instant;
import java.util.List;

/**
 * A file of the folder, and what became of it.
 *
 * @param file its name
 * @param name name of the plugin; that of the file as long as it was not looked into
 * @param version its version, may be empty
 * @param stage what became of it
 * @param problem why, if it is not deployed; one sentence
 * @param busy whether it is being started, stopped or replaced at this moment
 * @param locations where its OSGi bundles were installed from
 * @param since since when that is so
 */
public record Entry(
        String file,
        String name,
        String version,
        Stage stage,
        String problem,
        boolean busy,
        List<String> locations,
        Instant since) {
    /** Whether an OSGi bundle is of this file; an archive's is installed from its location with a path behind it. */
    public boolean has(String bundle) {
        return locations.stream().anyMatch(one -> bundle.equals(one) || bundle.startsWith(one + "/"));
    }

    /** What became of a file. */
    public enum Stage {
        /** It is still being written. */
        COPYING,
        /** It is in the framework; the OSGi bundles know more. */
        DEPLOYED,
        /** It is no plugin for this Ithaca; nothing of it is in the framework. */
        REFUSED,
        /** It is in the framework but could not be started. */
        FAILED,
        /** Its start or its stop does not come to an end. */
        HANGING
    }
}
