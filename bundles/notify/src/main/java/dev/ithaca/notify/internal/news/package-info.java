/** What happens to sessions, as something to tell. */
@NullMarked
package dev.ithaca.notify.internal.news;

import org.jspecify.annotations.NullMarked;
