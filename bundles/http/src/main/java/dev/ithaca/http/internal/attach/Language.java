// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import java.nio.ByteBuffer;

/** What a client may say. Called by Jetty, one message at a time. */
interface Language {
    void binary(ByteBuffer message, Feed feed);

    void text(String message, Feed feed);

    /** Tells the client of something that does not end the connection. */
    void problem(String code, String message);
}
