/**
 * Plugins: the folder they are dropped into, and what there is to know of all of them. It knows no kind of plugin: whatever
 * offers a service of a package {@code dev.ithaca.spi.*} is one.
 */
@NullMarked
package dev.ithaca.plugins.internal;

import org.jspecify.annotations.NullMarked;
