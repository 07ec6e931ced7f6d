// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** The user's own files and apps: found, listed, and served where no login of the user can be reached from them. */
@NullMarked
package dev.ithaca.http.internal.apps;

import org.jspecify.annotations.NullMarked;
