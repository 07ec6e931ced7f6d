/**
 * The screen behind a log: brought up to an offset when somebody needs it, and written down as checkpoints in the
 * background. Never on the path of the output.
 */
@NullMarked
package dev.ithaca.pty.host.screen;

import org.jspecify.annotations.NullMarked;
