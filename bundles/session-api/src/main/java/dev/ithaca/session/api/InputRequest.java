// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to type, and under which conditions. Made by {@link #typing} or {@link #submitting} and the {@code with} methods.
 *
 * @param bytes what to type, at most 1 MiB. To be submitted it must be text: UTF-8 with no control characters but tabs and
 *     line ends, of which the last one is left out; it may be empty for Enter alone
 * @param submit whether the program shall take it as one submitted text: pasted with brackets if the program asked for such
 *     pastes, then Enter as a write of its own
 * @param ifScreen the screen that is answered; nothing is typed if that changed. Null to type whatever is shown
 * @param by who types, for the event log, for example {@code cli:1000}
 * @param deadline how long to wait at most, until it can be typed and until it is proved that it was taken; more than zero and
 *     at most {@link #MAX_DEADLINE}
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that are handed on, never compared
public record InputRequest(
        byte[] bytes, boolean submit, @Nullable ScreenFence ifScreen, String by, Duration deadline) {
    /** The deadline of a request that names none. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** The longest deadline. */
    public static final Duration MAX_DEADLINE = Duration.ofMinutes(10);

    /**
     * Types bytes as they are, keys for example.
     *
     * @param bytes what to type
     * @param by who types
     * @return a request without a fence
     */
    public static InputRequest typing(byte[] bytes, String by) {
        return new InputRequest(bytes, false, null, by, DEFAULT_DEADLINE);
    }

    /**
     * Submits a text.
     *
     * @param text what to submit, UTF-8
     * @param by who types
     * @return a request without a fence
     */
    public static InputRequest submitting(byte[] text, String by) {
        return new InputRequest(text, true, null, by, DEFAULT_DEADLINE);
    }

    /**
     * The same, only for one screen.
     *
     * @param fence the screen that is answered, or null for any
     * @return a request like this one
     */
    public InputRequest withFence(@Nullable ScreenFence fence) {
        return new InputRequest(bytes, submit, fence, by, deadline);
    }

    /**
     * The same with another deadline.
     *
     * @param longest how long to wait at most
     * @return a request like this one
     */
    public InputRequest withDeadline(Duration longest) {
        return new InputRequest(bytes, submit, ifScreen, by, longest);
    }
}
