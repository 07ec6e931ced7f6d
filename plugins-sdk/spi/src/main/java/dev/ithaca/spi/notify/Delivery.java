// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt to deliver a notification. Make one with the factory methods.
 *
 * @param outcome what became of it
 * @param detail one sentence for the user, without secrets, at most {@value #DETAIL_MAX} characters; may be empty
 * @param retryAfter how long to wait at least before the next attempt, null if the receiver did not say
 * @since 1.0
 */
public record Delivery(
        Outcome outcome, String detail, @Nullable Duration retryAfter) {
    /** How long a detail may be; a longer one is cut. */
    public static final int DETAIL_MAX = 500;

    /** What can become of an attempt. */
    public enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** There was nobody to tell, or this notifier does not carry this kind: not a failure, and not tried again. */
        IGNORED,
        /** It failed for now and shall be tried again. */
        RETRY,
        /** It failed and would fail again. */
        REJECTED
    }

    /** Cuts the detail. */
    public Delivery {
        detail = detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX - 1) + "…" : detail;
    }

    /**
     * The receiver has it.
     *
     * @param detail what is worth telling, may be empty
     * @return the delivery
     */
    public static Delivery delivered(String detail) {
        return new Delivery(Outcome.DELIVERED, detail, null);
    }

    /**
     * There was nobody to tell.
     *
     * @param detail why
     * @return the delivery
     */
    public static Delivery ignored(String detail) {
        return new Delivery(Outcome.IGNORED, detail, null);
    }

    /**
     * It failed for now.
     *
     * @param detail why
     * @param retryAfter how long to wait at least, null if the receiver did not say
     * @return the delivery
     */
    public static Delivery retry(String detail, @Nullable Duration retryAfter) {
        return new Delivery(Outcome.RETRY, detail, retryAfter);
    }

    /**
     * It failed for good.
     *
     * @param detail why, and what to do about it
     * @return the delivery
     */
    public static Delivery rejected(String detail) {
        return new Delivery(Outcome.REJECTED, detail, null);
    }
}
