/** Reading logs: bytes, screens and text. */
@NullMarked
package dev.ithaca.session.internal.output;

import org.jspecify.annotations.NullMarked;
