// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** What became of an attempt to log in with a password. */
@ProviderType
public sealed interface LoginOutcome {
    /**
     * The password was right.
     *
     * @param login the new login
     * @param secret what authenticates it from now on, together with the next; handed out only here
     * @param csrf its second secret, 64 hexadecimal characters that have nothing to do with the first: what goes by cookie is
     *     believed only with this one beside it; handed out only here
     */
    record Granted(Login login, String secret, String csrf) implements LoginOutcome {
        /**
         * Both secrets as one, for clients that send it by themselves and not as a cookie.
         *
         * @return the secret, a dot, the second secret
         */
        public String bearer() {
            return secret + "." + csrf;
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Granted[login=" + login + "]";
        }
    }

    /**
     * The password was wrong.
     *
     * @param attemptsRemaining how many more wrong ones this client has before it is locked out, 1 or more
     */
    record Wrong(int attemptsRemaining) implements LoginOutcome {}

    /**
     * The client had too many wrong passwords; that includes this one, which may not even have been looked at.
     *
     * @param retryAfter how long until it may try again
     */
    record LockedOut(Duration retryAfter) implements LoginOutcome {}
}
