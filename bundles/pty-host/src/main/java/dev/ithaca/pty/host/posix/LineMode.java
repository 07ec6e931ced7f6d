// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

/**
 * What the kernel does with keys.
 *
 * @param echo whether it shows them (ECHO)
 * @param canonical whether it hands them on by line and edits these (ICANON)
 */
public record LineMode(boolean echo, boolean canonical) {}
