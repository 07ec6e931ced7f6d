// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.api;

import java.time.Instant;

/**
 * How often a client failed.
 *
 * @param failures how often in a row, 1 or more
 * @param lastFailedAt when it last failed, to the millisecond
 */
public record LockoutRow(int failures, Instant lastFailedAt) {}
