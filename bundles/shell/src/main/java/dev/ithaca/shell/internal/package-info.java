/** The components of the bundle: what the commands use, and the two front ends that run them. */
@NullMarked
package dev.ithaca.shell.internal;

import org.jspecify.annotations.NullMarked;
