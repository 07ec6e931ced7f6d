// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.prompt.internal.judge.Verdict;
import dev.ithaca.spi.prompt.TerminalView;

/** Judges views; the built-in rules, or these and those of plugins. */
public interface Detector {
    Verdict judge(TerminalView view);
}
