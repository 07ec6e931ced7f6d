// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

/**
 * A browser that takes Web Push messages. Its address and keys let anybody send to it: they are never logged.
 *
 * @param endpoint address of its push service for it
 * @param p256dh its public key in base64url
 * @param auth its authentication secret in base64url
 * @param label what to call it, may be empty, at most 128 characters
 */
public record PushSubscription(String endpoint, String p256dh, String auth, String label) {
    /** Without the endpoint and the keys. */
    @Override
    public String toString() {
        return "PushSubscription[label=" + label + "]";
    }
}
