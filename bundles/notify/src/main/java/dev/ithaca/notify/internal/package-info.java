/** What the bundle offers and hears. */
@NullMarked
package dev.ithaca.notify.internal;

import org.jspecify.annotations.NullMarked;
