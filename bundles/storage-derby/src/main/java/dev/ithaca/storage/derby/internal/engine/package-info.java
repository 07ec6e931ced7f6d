/** All that knows about Derby: booting, opening, closing. Nothing here knows a table. */
@NullMarked
package dev.ithaca.storage.derby.internal.engine;

import org.jspecify.annotations.NullMarked;
