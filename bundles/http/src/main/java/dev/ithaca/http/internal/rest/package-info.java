// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** The routes that answer with JSON or octets, the seed system's and our own; one family a class. */
@NullMarked
package dev.ithaca.http.internal.rest;

import org.jspecify.annotations.NullMarked;
