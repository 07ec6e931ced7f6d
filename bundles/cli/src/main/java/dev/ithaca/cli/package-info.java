/**
 * The thin client {@code ithaca}: sends a command line to the daemon and carries bytes, sizes and the exit code; talks to a
 * pty-host itself while a terminal is attached. It starts in a few dozen milliseconds, so what runs for every command loads
 * few classes and uses no lambdas, regular expressions, streams or formatting.
 */
@NullMarked
package dev.ithaca.cli;

import org.jspecify.annotations.NullMarked;
