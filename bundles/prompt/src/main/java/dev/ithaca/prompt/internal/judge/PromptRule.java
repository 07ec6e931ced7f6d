// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import java.util.regex.Pattern;

/**
 * What the words in front of the cursor can look like.
 *
 * @param name names it for the user
 * @param state what it means if somebody reads
 * @param kind what is asked for
 * @param pattern is searched for in the cursor's line, up to the cursor
 */
record PromptRule(String name, State state, Kind kind, Pattern pattern) {}
