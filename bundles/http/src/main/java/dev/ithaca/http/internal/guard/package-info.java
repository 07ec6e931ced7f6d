// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** What every request passes before a route sees it: headers, Host and Origin, who asks, and whether it may. */
@NullMarked
package dev.ithaca.http.internal.guard;

import org.jspecify.annotations.NullMarked;
