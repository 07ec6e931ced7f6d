/** Recordings, played to the detector as it runs in the daemon, and how it did. */
@NullMarked
package dev.ithaca.prompt.internal.replay;

import org.jspecify.annotations.NullMarked;
