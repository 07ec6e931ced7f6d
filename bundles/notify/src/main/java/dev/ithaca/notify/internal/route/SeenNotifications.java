// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.spi.PlatformException;
import dev.ithaca.storage.api.DeliveryRepository;
import dev.ithaca.storage.api.DeliveryRow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which notifications were told already, also before the last start: an id says what happened, so the same event never comes
 * twice. The newest {@value #KEPT} are remembered. Used on one serial executor.
 */
public final class SeenNotifications {
    private static final Logger LOG = LoggerFactory.getLogger(SeenNotifications.class);
    private static final int KEPT = 4_096;

    private final DeliveryRepository repository;
    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    });
    private boolean loaded;

    public SeenNotifications(DeliveryRepository repository) {
        this.repository = repository;
    }

    /** False if it was told before. */
    boolean add(String id) {
        if (!loaded) {
            load();
        }
        return ids.add(id);
    }

    /** It was answered: what has its id from now on is another event. */
    void forget(String id) {
        ids.remove(id);
    }

    /** Without its log it goes on: to tell twice is better than not at all. */
    private void load() {
        try {
            repository.list(Long.MAX_VALUE, DeliveryRepository.ROWS_MAX).stream()
                    .map(DeliveryRow::notification)
                    .forEach(ids::add);
            loaded = true;
        } catch (PlatformException e) {
            LOG.warn("The log of deliveries cannot be read: {}", e.getMessage());
        }
    }
}
