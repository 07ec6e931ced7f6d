// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

/**
 * A pty-host that the daemon is connected to.
 *
 * @param pid its process id
 * @param socket path of its socket, absolute
 * @param build names its exact code
 * @param current whether new sessions go to it; an older one only serves its own until they end
 * @param sessions how many sessions run in it
 */
public record HostInfo(long pid, String socket, String build, boolean current, int sessions) {}
