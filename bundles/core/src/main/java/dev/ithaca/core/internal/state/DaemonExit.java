// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.state;

/** How a daemon ends that must not run. */
@FunctionalInterface
interface DaemonExit {
    /**
     * Ends the process.
     *
     * @param message one line for the user
     */
    void exit(String message);

    /**
     * Says why on standard error, which the launcher shows, and leaves with exit code 1, at once: to stop the framework
     * would make Karaf exit with 0, and {@code System.exit} would wait for a framework that waits for the bundle whose
     * start is the caller. Nothing is lost, for without the lock nothing of the state was touched.
     *
     * @param message one line for the user
     */
    static void halt(String message) {
        System.err.println("error: " + message);
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }
}
