// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** Apps that another server has: requests and WebSockets go there and back, without anything of the user's login. */
@NullMarked
package dev.ithaca.http.internal.proxy;

import org.jspecify.annotations.NullMarked;
