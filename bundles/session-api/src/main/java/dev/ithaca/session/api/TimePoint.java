// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.time.Instant;

/**
 * How far the output had come at a moment.
 *
 * @param at the moment
 * @param offset all bytes before it had been written by then
 */
public record TimePoint(Instant at, long offset) {}
