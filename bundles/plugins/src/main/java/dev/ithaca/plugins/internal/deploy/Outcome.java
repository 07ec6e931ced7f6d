// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import org.jspecify.annotations.Nullable;

/**
 * What came of an operation on a plugin.
 *
 * @param what what was done, for the log
 * @param there whether the plugin is in the framework now
 * @param failure why it failed; null if it did not
 */
record Outcome(String what, boolean there, @Nullable Throwable failure) {}
