// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** WebSockets: a browser as a viewer of a pty-host, with credit in both directions. */
@NullMarked
package dev.ithaca.http.internal.attach;

import org.jspecify.annotations.NullMarked;
