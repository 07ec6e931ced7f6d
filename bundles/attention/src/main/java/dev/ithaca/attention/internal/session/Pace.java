// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

/**
 * How fast a session that asks is looked at again, in milliseconds.
 *
 * @param soon after it was typed into, or while the detector has not looked at all of it
 * @param grown after it wrote
 * @param pause how long other words in the same wait are held back at first
 * @param longest how long at most
 */
record Pace(long soon, long grown, long pause, long longest) {
    static final Pace USUAL = new Pace(200, 500, 1_000, 32_000);
}
