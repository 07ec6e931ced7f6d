/** Sends notifications by e-mail. */
@NullMarked
package dev.ithaca.notify.smtp.internal;

import org.jspecify.annotations.NullMarked;
