// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

/**
 * Whom a notice to attached terminals reached.
 *
 * @param told how many terminals were handed it
 * @param busy how many were passed over because somebody types there
 * @since 0.5
 */
public record NoticeReach(int told, int busy) {}
