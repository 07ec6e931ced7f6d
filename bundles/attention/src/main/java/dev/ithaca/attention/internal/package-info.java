/** The inbox and its first source, as services. */
@NullMarked
package dev.ithaca.attention.internal;

import org.jspecify.annotations.NullMarked;
