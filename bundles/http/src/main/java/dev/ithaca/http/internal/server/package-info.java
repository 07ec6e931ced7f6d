// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** Settings of the server, checked before a port opens, and what Felix HTTP is told. */
@NullMarked
package dev.ithaca.http.internal.server;

import org.jspecify.annotations.NullMarked;
