// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.session.cfg}; {@code config.json} sets the same ones. */
@ObjectClassDefinition(name = "Ithaca sessions", description = "Limits of terminal sessions and their logs.")
@interface SessionConfiguration {
    @AttributeDefinition(name = "Running sessions", description = "How many sessions may run at once, 1 to 100000.")
    int max_running_sessions() default 50;

    @AttributeDefinition(
            name = "Eviction",
            description = "How many seconds an ended session stays in memory, at least 1.")
    int session_eviction_seconds() default 15;

    @AttributeDefinition(
            name = "Log of one session",
            description = "How many bytes of output a session's log keeps; older segments are removed.")
    long log_keep_bytes_per_session() default 4L * 1024 * 1024 * 1024;

    @AttributeDefinition(
            name = "Logs of all sessions",
            description = "How many bytes all logs together keep; the output of those that ended first is removed.")
    long log_keep_bytes_total() default 32L * 1024 * 1024 * 1024;
}
