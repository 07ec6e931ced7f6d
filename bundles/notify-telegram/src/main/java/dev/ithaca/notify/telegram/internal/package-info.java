/** Sends notifications by a Telegram bot. */
@NullMarked
package dev.ithaca.notify.telegram.internal;

import org.jspecify.annotations.NullMarked;
