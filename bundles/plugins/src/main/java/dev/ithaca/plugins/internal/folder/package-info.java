/** The files of the folder: whether they may be trusted, are complete, and are plugins for this Ithaca. No OSGi life cycle here. */
@NullMarked
package dev.ithaca.plugins.internal.folder;

import org.jspecify.annotations.NullMarked;
