// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.state;

/** How a daemon ends that must not run. */
@FunctionalInterface
interface DaemonExit {
    /**
     * Begins the end of the process and returns.
     *
     * @param message one line for the user
     */
    void begin(String message);

    /**
     * Says why on standard error, which the launcher shows, and leaves with exit code 1. It is not enough to stop the
     * framework: Karaf then exits with 0. A thread of its own, because the framework's shutdown hook waits for the bundle
     * that is being started by the caller; it is made by hand because the worker pools are not there yet.
     *
     * @param message one line for the user
     */
    static void exitProcess(String message) {
        System.err.println("error: " + message);
        Thread exit = new Thread(() -> System.exit(1), "ithaca-exit");
        exit.setDaemon(true);
        exit.start();
    }
}
