// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.spi.prompt.Assessment;

/**
 * That a detector said the session waits.
 *
 * @param from when it said so
 * @param to when it took that back, or said it of another wait
 * @param what state and kind, as the truth is written
 * @param said all that it said, null if it was not ours
 */
record Episode(long from, long to, String what, Assessment said) {}
