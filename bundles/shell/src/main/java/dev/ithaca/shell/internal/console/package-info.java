/** The front end of the Karaf console: {@code ithaca:ls} and so on, with completion. */
@NullMarked
package dev.ithaca.shell.internal.console;

import org.jspecify.annotations.NullMarked;
