// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The system calls in which a program can wait for keys. */
enum WaitCall {
    READ,
    POLL,
    PPOLL,
    SELECT,
    PSELECT,
    EPOLL;

    private static final Map<Long, WaitCall> AMD64 = Map.of(
            0L, READ, 19L, READ, 7L, POLL, 271L, PPOLL, 23L, SELECT, 270L, PSELECT, 232L, EPOLL, 281L, EPOLL, 441L,
            EPOLL);
    private static final Map<Long, WaitCall> AARCH64 =
            Map.of(63L, READ, 65L, READ, 73L, PPOLL, 72L, PSELECT, 22L, EPOLL, 441L, EPOLL);
    private static final @Nullable Map<Long, WaitCall> NUMBERS = numbers();

    private static @Nullable Map<Long, WaitCall> numbers() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> AMD64;
            case "aarch64" -> AARCH64;
            default -> null;
        };
    }

    /** Whether the numbers of this system are known. */
    static boolean known() {
        return NUMBERS != null;
    }

    static @Nullable WaitCall of(long number) {
        return NUMBERS == null ? null : NUMBERS.get(number);
    }
}
