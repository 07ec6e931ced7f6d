/** What there is to know of a plugin, put together from the folder, the framework, its components and the calls to it. */
@NullMarked
package dev.ithaca.plugins.internal.status;

import org.jspecify.annotations.NullMarked;
