// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** JSON as text: one mapper for all bodies, with names in snake case and times as RFC 3339. */
@NullMarked
package dev.ithaca.http.internal.json;

import org.jspecify.annotations.NullMarked;
