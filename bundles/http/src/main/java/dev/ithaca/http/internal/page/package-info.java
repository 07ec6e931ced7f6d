// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** Files for browsers: the page, the user's own files and apps, and the documentation of the API. */
@NullMarked
package dev.ithaca.http.internal.page;

import org.jspecify.annotations.NullMarked;
