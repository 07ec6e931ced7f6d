// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.time.Instant;

/**
 * A place in the log and a time by which all bytes before it had been written.
 *
 * @param at the time, to the millisecond
 * @param offset the place
 */
public record TimeMark(Instant at, long offset) {}
