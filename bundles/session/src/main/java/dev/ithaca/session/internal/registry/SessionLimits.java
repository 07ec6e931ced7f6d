// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import java.time.Duration;

/**
 * @param maxRunning how many sessions may run at once
 * @param keepBytesPerSession how many bytes of output a session's log keeps
 * @param keepBytesTotal how many bytes all logs together keep
 * @param eviction how long an ended session stays in memory
 */
public record SessionLimits(int maxRunning, long keepBytesPerSession, long keepBytesTotal, Duration eviction) {}
