// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;

/**
 * What the questions of sessions are made of.
 *
 * @param sessions the sessions and their screens
 * @param attention which of them ask
 * @param input how to answer
 * @param pools where it all runs
 */
public record Terminals(SessionService sessions, SessionAttention attention, SessionInput input, WorkerPools pools) {}
