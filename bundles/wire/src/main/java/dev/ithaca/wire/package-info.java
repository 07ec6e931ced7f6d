/**
 * Frames of the local sockets: how bytes become messages, whatever the messages mean.
 *
 * <p>A frame is a length (four bytes, big endian, counting what follows it), a type (one byte) and a payload. A length
 * of zero or over {@link dev.ithaca.wire.Frames#MAX_LENGTH} is a protocol error, and the side that sees it closes the
 * connection after one message that says so. Numbers are big endian; texts are UTF-8 with a four-byte length; lists
 * and maps begin with a four-byte count. Every decoder checks lengths and counts against what is left in the payload
 * before it allocates.
 *
 * <p>The two protocols are {@link dev.ithaca.wire.host} and {@link dev.ithaca.wire.command}. This library is JDK only
 * and is embedded privately by each process that speaks them, so its types never cross an OSGi bundle.
 */
@NullMarked
package dev.ithaca.wire;

import org.jspecify.annotations.NullMarked;
