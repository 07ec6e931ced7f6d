/**
 * What the host asks of the operating system: opening a PTY and spawning into it, descriptors as selectable channels,
 * the process table, signals without a race, and the host's own place among the processes.
 *
 * <p>Everything that knows JNA, pty4j, a struct layout or a system call number is in here. {@link
 * dev.ithaca.pty.host.posix.PosixPtySpawner} is the way on Linux with glibc, {@link
 * dev.ithaca.pty.host.posix.Pty4jSpawner} everywhere else; see ADR 0002. Only 64-bit systems are served, so that
 * {@code long}, {@code size_t} and pointers are one width.
 */
@NullMarked
package dev.ithaca.pty.host.posix;

import org.jspecify.annotations.NullMarked;
