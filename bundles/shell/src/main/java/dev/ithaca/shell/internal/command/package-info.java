/**
 * How a command line becomes a run of a command, whatever front end it came from. Every command is one Karaf Action in
 * {@code dev.ithaca.shell.internal.action}: its annotated fields are the one table from which the parser, help, the
 * documentation and the completion scripts come.
 */
@NullMarked
package dev.ithaca.shell.internal.command;

import org.jspecify.annotations.NullMarked;
