// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** What a request is, which route it takes, and what it is answered: everything that all routes share. */
@NullMarked
package dev.ithaca.http.internal.route;

import org.jspecify.annotations.NullMarked;
