/** Input that names what it answers and proves that it was taken: fences, guarded typing, submissions and their receipts. */
@NullMarked
package dev.ithaca.session.internal.input;

import org.jspecify.annotations.NullMarked;
