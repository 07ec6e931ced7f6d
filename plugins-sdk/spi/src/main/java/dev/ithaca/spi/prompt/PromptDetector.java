// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.prompt;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Judges whether a terminal session waits for a human. Implement it as an OSGi service with the service property
 * {@value #ID}, which names the detector in {@code ithaca explain} and is unique: of two services with one id the one with the
 * higher ranking is used.
 *
 * <p><b>When.</b> The platform asks when a session's output has come to rest, when something was typed, and now and then
 * while neither happens; at most four times a second for one session. A session that writes without a pause is looked at less
 * often, and parts of what it writes may never be shown.
 *
 * <p><b>Threads.</b> The platform calls {@link #assess} on a thread of its own for this detector, one call at a time. Views of
 * different sessions come mixed, so a detector keeps no state of one view for the next, other than by
 * {@link TerminalView#session()}.
 *
 * <p><b>Deadline.</b> A call has {@value #DEADLINE_MILLIS} milliseconds. When they are over, the platform decides without it
 * and interrupts the thread; no further call is made before the overdue one has returned.
 *
 * <p><b>Who decides.</b> The built-in detector judges each view too. Of all assessments the one with the highest confidence
 * counts, and the built-in one of equals; but a password that the kernel shows always counts. An exception counts as no
 * opinion.
 *
 * @since 1.0
 */
@ConsumerType
public interface PromptDetector {
    /** The service property that names a detector: lower-case letters, digits, dots and dashes, at most 64. */
    String ID = "dev.ithaca.id";

    /** How long one call may take. */
    int DEADLINE_MILLIS = 100;

    /**
     * Judges one view.
     *
     * @param view what there is to see
     * @return the judgement, or nothing if this detector has no opinion
     */
    Optional<Assessment> assess(TerminalView view);
}
