/**
 * Carries {@code config.json} over to Configuration Admin, at the start and whenever the file changes.
 *
 * <p>{@link dev.ithaca.core.internal.config.Setting} is the one table of keys. A file is taken as a whole or not at all.
 */
@NullMarked
package dev.ithaca.core.internal.config;

import org.jspecify.annotations.NullMarked;
