// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.lang.reflect.Proxy;

/**
 * Signals of the process. The JDK has no other way to hear of them than {@code sun.misc.Signal} of the module
 * {@code jdk.unsupported}; it is used by reflection, since the compiler's warning about it cannot be turned off for one
 * class. Only attached terminals and a daemon in the foreground pay for it.
 */
final class Signals {
    private Signals() {}

    /** Has a task run, on a thread of the JVM, whenever a signal comes; a signal that cannot be had is left as it is. */
    static void on(String name, Runnable task) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if ("handle".equals(method.getName())) {
                            task.run();
                        }
                        return null;
                    });
            signalClass().getMethod("handle", signalClass(), handler).invoke(null, signal(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The JVM was started with -Xrs, or the platform has no such signal: its default action stays.
            return;
        }
    }

    private static Class<?> signalClass() throws ClassNotFoundException {
        return Class.forName("sun.misc.Signal");
    }

    private static Object signal(String name) throws ReflectiveOperationException {
        return signalClass().getConstructor(String.class).newInstance(name);
    }
}
