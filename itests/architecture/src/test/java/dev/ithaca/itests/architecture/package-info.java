// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/** The rules of docs/architecture.md as tests over the built jars. */
package dev.ithaca.itests.architecture;
