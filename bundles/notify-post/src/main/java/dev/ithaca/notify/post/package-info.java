/**
 * What channels have in common that send notifications over HTTP: where they may send to, how a request is sent and its
 * answer judged, and the JSON of a notification.
 *
 * <p>A plain jar that each channel takes into itself (docs/adr/0001), so that a channel imports nothing but the SPI.
 */
@NullMarked
package dev.ithaca.notify.post;

import org.jspecify.annotations.NullMarked;
