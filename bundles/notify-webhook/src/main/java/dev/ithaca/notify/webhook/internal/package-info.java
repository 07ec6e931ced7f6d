/** Posts notifications as signed JSON. */
@NullMarked
package dev.ithaca.notify.webhook.internal;

import org.jspecify.annotations.NullMarked;
