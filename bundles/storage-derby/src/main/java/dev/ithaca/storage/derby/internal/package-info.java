/** The service: opens the database beside the start of the rest, and hands calls over to it. */
@NullMarked
package dev.ithaca.storage.derby.internal;

import org.jspecify.annotations.NullMarked;
