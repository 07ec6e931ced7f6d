/** Shows notifications on the desktop that the daemon runs on. */
@NullMarked
package dev.ithaca.notify.desktop.internal;

import org.jspecify.annotations.NullMarked;
