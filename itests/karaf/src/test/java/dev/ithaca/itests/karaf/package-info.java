// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Tests that run inside Karaf. JUnit 4, because Pax Exam runs no other; the classes travel into the container, so they may
 * use the JDK, JUnit and the API bundles only.
 */
package dev.ithaca.itests.karaf;
