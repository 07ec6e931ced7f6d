/** Secrets in files, links and texts that fit: for any channel, and without a library. */
@NullMarked
package dev.ithaca.notify.post.text;

import org.jspecify.annotations.NullMarked;
