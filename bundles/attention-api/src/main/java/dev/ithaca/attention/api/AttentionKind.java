// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.api;

/** What a human is asked for. */
public enum AttentionKind {
    /** A secret: its answer is shown nowhere. */
    PASSWORD,
    /** Yes or no. */
    CONFIRM,
    /** One of several choices, or a key that does something. */
    MENU,
    /** Any text. */
    TEXT,
    /** What an agent shall do next. */
    AGENT_PROMPT,
    /** Whether an agent may do something. */
    APPROVAL,
    /** Whether something that is closed, such as the network, is opened. */
    GRANT
}
