// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.access.api.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Passes for files of one app. A page in a sandbox has an origin of its own, so its scripts, styles and requests carry no
 * cookie; they carry a pass, as the first segment of their path. It opens the files of that app and nothing else, ends when it
 * is not used for an hour, after twelve hours, and with the login that it was given for.
 */
final class Passes {
    static final int MOST = 2_000;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration LIFE = Duration.ofHours(12);
    private static final int BYTES = 24;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** By secret, the least recently used first. */
    private final Map<String, Entry> passes = new LinkedHashMap<>(16, 0.75f, true);

    Passes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What a pass opens.
     *
     * @param slug the app; empty for the files of wwwroot that are no app's
     * @param principal for whom it was made
     */
    record Pass(String slug, Principal principal) {}

    private record Entry(Pass pass, Instant ends, Instant idleEnds) {}

    /** A new pass's secret. If there are too many, the least recently used one ends. */
    synchronized String give(Pass pass) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        passes.put(secret, new Entry(pass, now.plus(LIFE), now.plus(IDLE)));
        if (passes.size() > MOST) {
            Iterator<String> oldest = passes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return secret;
    }

    /** What a secret opens; nothing if it is unknown or has ended. */
    synchronized Optional<Pass> find(String secret) {
        Entry entry = passes.get(secret);
        if (entry == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(entry.ends()) || !now.isBefore(entry.idleEnds())) {
            passes.remove(secret);
            return Optional.empty();
        }
        passes.put(secret, new Entry(entry.pass(), entry.ends(), now.plus(IDLE)));
        return Optional.of(entry.pass());
    }

    synchronized void revoke(String principal) {
        passes.values().removeIf(entry -> entry.pass().principal().id().equals(principal));
    }
}
