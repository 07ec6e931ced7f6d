// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a session that is started over HTTP gets of the daemon's environment: who its user is, and where and how he works. The
 * rest belongs to whoever has started the daemon, perhaps weeks ago in another place: tokens, the sockets of his agents, the
 * virtual environment of one project. A caller who wants more of it says so in {@code env}.
 */
final class DaemonEnvironment {
    /** The README of this bundle names them. */
    static final Set<String> PASSED_ON = Set.of(
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "PATH",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "XDG_RUNTIME_DIR",
            "ITHACA_STATE_DIR",
            "OLY_STATE_DIR");

    private DaemonEnvironment() {}

    static Map<String, String> passedOn(Map<String, String> daemon) {
        Map<String, String> passedOn = new TreeMap<>(daemon);
        passedOn.keySet().removeIf(name -> !PASSED_ON.contains(name) && !name.startsWith("LC_"));
        return passedOn;
    }
}
