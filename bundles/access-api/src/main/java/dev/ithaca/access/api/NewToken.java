// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

/**
 * A token that was just made.
 *
 * @param token the token
 * @param secret {@code ith_} and 64 hexadecimal characters; handed out only here
 */
public record NewToken(Token token, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "NewToken[token=" + token + "]";
    }
}
