// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/**
 * One line of the process table.
 *
 * @param pid its id
 * @param parent its parent's id
 * @param group its process group
 * @param session its session
 * @param zombie whether it has ended and waits to be reaped
 * @param started when it started, in clock ticks since boot: with the pid, this names a process for ever
 */
public record ProcessEntry(int pid, int parent, int group, int session, boolean zombie, long started) {}
