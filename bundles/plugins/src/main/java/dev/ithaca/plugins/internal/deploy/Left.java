// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.time.Instant;
import java.util.List;

/**
 * Threads that a plugin has left behind.
 *
 * @param plugin its name
 * @param threads their names
 * @param since when it was stopped
 */
public record Left(String plugin, List<String> threads, Instant since) {}
