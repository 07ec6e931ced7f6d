// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

/** What a ticket is good for. */
public enum TicketPurpose {
    /** Making a login, from a link. */
    LOGIN,
    /** Attaching to one session. */
    ATTACH,
    /** Following the events of all sessions. */
    EVENTS,
    /** Downloading from one session. */
    DOWNLOAD
}
