/** What is open, who asked it and who hears of it. Nothing here knows what a terminal session is. */
@NullMarked
package dev.ithaca.attention.internal.box;

import org.jspecify.annotations.NullMarked;
