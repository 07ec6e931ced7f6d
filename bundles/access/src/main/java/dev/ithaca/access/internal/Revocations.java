// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.AccessService.Registration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has ended, and who wants to hear of it. It remembers the ended ones of this run, the newest {@value #REMEMBERED}: so one
 * whose removal the store refused is not let in, and one who ended a moment ago gets no ticket.
 */
final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final int REMEMBERED = 10_000;

    /** Not a record: closing one of two equal listeners ends one. */
    private static final class Place {
        final Consumer<String> listener;

        Place(Consumer<String> listener) {
            this.listener = listener;
        }
    }

    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final Set<String> ended = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    Registration listen(Consumer<String> listener) {
        Place place = new Place(listener);
        places.add(place);
        return () -> places.remove(place);
    }

    /** From now on this principal is not let in, whatever the store says. */
    void remember(String id) {
        synchronized (ended) {
            ended.add(id);
        }
    }

    boolean isEnded(String id) {
        synchronized (ended) {
            return ended.contains(id);
        }
    }

    /** Remembers and tells, on this thread: when it returns, all that was open has ended, however busy the pools are. */
    void announce(Collection<String> ids) {
        for (String id : ids) {
            remember(id);
            places.forEach(place -> call(place.listener, id));
        }
    }

    private static void call(Consumer<String> listener, String id) {
        try {
            listener.accept(id);
        } catch (RuntimeException e) {
            LOG.error("{}: a listener failed to end what this principal has open", id, e);
        }
    }
}
