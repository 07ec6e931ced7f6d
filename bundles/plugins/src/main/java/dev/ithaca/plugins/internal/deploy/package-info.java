/** Brings the framework in step with the folder: installs, updates, removes and restarts what the files are. */
@NullMarked
package dev.ithaca.plugins.internal.deploy;

import org.jspecify.annotations.NullMarked;
