// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.notify;

/**
 * How soon a human should hear of something.
 *
 * @since 1.0
 */
public enum Urgency {
    /** May be told silently. */
    LOW,
    /** News. */
    NORMAL,
    /** Something waits for the human. */
    HIGH
}
