/**
 * The commands, one Karaf Action each. An Action reads its fields, makes one or two calls and prints; how things are found,
 * waited for and formatted lies in the packages {@code command} and {@code text}.
 */
@NullMarked
package dev.ithaca.shell.internal.action;

import org.jspecify.annotations.NullMarked;
