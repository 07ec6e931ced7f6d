// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** Server-sent events: one ring of events, and clients that are cursors into it. */
@NullMarked
package dev.ithaca.http.internal.stream;

import org.jspecify.annotations.NullMarked;
