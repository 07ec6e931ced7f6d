/** Web Push: RFC 8030 to send, RFC 8291 to encrypt, RFC 8292 to say who sends. */
@NullMarked
package dev.ithaca.notify.webpush.internal;

import org.jspecify.annotations.NullMarked;
