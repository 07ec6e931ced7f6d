// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** A text that a pattern may look at for so long only. Counted is the thread's own time: a busy machine ends no wait. */
final class CpuLimit implements CharSequence {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Asking for the time costs as much as some hundred looks. */
    private static final int LOOKS = 8_192;

    private final String text;
    private final long deadline;
    private int looks;

    CpuLimit(String text, long nanos) {
        this.text = text;
        deadline = cpuNanos() + nanos;
    }

    static long cpuNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks % LOOKS == 0 && cpuNanos() > deadline) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the pattern takes too long", null, false, false);
        }
    }
}
