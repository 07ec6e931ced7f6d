// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Terminals over WebSockets: viewers of a running session's host, or of what an ended one has left.
 *
 * <p>The subprotocol {@code ithaca.v1} on {@code /api/v1/sessions/{id}/attach} has binary messages, whose first byte is their
 * type; numbers are big-endian.
 *
 * <table>
 *   <caption>From the server</caption>
 *   <tr><td>0x01</td><td>hello</td><td>JSON: session, offset, rows, columns, read_only</td></tr>
 *   <tr><td>0x02</td><td>snapshot</td><td>u64 offset, bytes that draw the screen at it</td></tr>
 *   <tr><td>0x03</td><td>output</td><td>u64 offset, the bytes from it on</td></tr>
 *   <tr><td>0x04</td><td>resized</td><td>u16 rows, u16 columns</td></tr>
 *   <tr><td>0x05</td><td>ended</td><td>u8 1 if there is a code, i32 code, name of the signal</td></tr>
 *   <tr><td>0x06</td><td>problem</td><td>JSON: code, message</td></tr>
 *   <tr><td>0x07</td><td>pong</td><td></td></tr>
 *   <tr><td>0x08</td><td>gap</td><td>u64 first byte that is gone, u64 first byte after them</td></tr>
 *   <tr><td>0x09</td><td>line mode</td><td>u8, bit 0 echo, bit 1 canonical</td></tr>
 * </table>
 *
 * <table>
 *   <caption>From the client</caption>
 *   <tr><td>0x01</td><td>input</td><td>bytes, up to 64 KiB in a message</td></tr>
 *   <tr><td>0x02</td><td>resize</td><td>u16 rows, u16 columns</td></tr>
 *   <tr><td>0x03</td><td>credit</td><td>u32 bytes of output that it takes besides; 256 KiB at first</td></tr>
 *   <tr><td>0x04</td><td>ping</td><td></td></tr>
 *   <tr><td>0x05</td><td>detach</td><td></td></tr>
 * </table>
 *
 * <p>A message that is too large closes with 1009, the end of the login or token with 1008, that of the session with 1000.
 */
@NullMarked
package dev.ithaca.http.internal.attach;

import org.jspecify.annotations.NullMarked;
