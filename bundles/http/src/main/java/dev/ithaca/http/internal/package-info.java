// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** HTTP as an edge of the daemon: components that put the parts together. */
@NullMarked
package dev.ithaca.http.internal;

import org.jspecify.annotations.NullMarked;
