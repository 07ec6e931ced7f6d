// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.pty.host.screen.BackgroundThread;
import dev.ithaca.pty.host.tree.HelperThread;
import java.util.function.Consumer;

/**
 * What a session uses of its host.
 *
 * @param loop the session's loop
 * @param helper for what must be done soon but not on a loop
 * @param background for what has time
 * @param viewerMillis how long a viewer that takes nothing keeps a session that is forgotten
 * @param log the host's own log
 */
public record SessionServices(
        EventLoop loop, HelperThread helper, BackgroundThread background, long viewerMillis, Consumer<String> log) {}
