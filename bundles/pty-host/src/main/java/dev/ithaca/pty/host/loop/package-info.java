/**
 * The event loops: a few threads, each with one selector over PTYs, exit descriptors and sockets.
 *
 * <p>What belongs to a loop is touched by its thread only; others hand it tasks. Each turn serves clients first, then
 * gives a few ready PTYs one read each, then looks again: that is what keeps an echo fast beside a flood.
 */
@NullMarked
package dev.ithaca.pty.host.loop;

import org.jspecify.annotations.NullMarked;
