// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.core.exec.WorkerPools;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources that are there, each behind its {@link SourceLink}. Of several with one name that with the highest ranking is
 * used; the others wait for it to go.
 *
 * <p>Locking: {@code candidates} and {@code links} are guarded by {@code this}; no source is called under the lock.
 */
public final class Sources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final OpenItems items;
    private final WorkerPools pools;
    private final Map<String, List<Candidate>> candidates = new HashMap<>();
    private final Map<String, SourceLink> links = new HashMap<>();

    /** A source and how it ranks. */
    private record Candidate(AttentionSource source, int ranking, long serviceId) {
        private static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingInt(Candidate::ranking).reversed().thenComparingLong(Candidate::serviceId);
    }

    public Sources(OpenItems items, WorkerPools pools) {
        this.items = items;
        this.pools = pools;
    }

    /** A source came; one without a proper name is refused with a warning. */
    public void add(AttentionSource source, Map<String, ?> properties) {
        String name = source.name();
        if (!NAME.matcher(name).matches()) {
            LOG.warn("{} has no proper name, so its questions are not read: {}", source.getClass(), name);
            return;
        }
        Candidate candidate = new Candidate(
                source,
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                properties.get("service.id") instanceof Long number ? number : 0);
        SourceLink replaced;
        synchronized (this) {
            List<Candidate> all = candidates.computeIfAbsent(name, key -> new ArrayList<>());
            all.add(candidate);
            replaced = choose(name, all);
        }
        close(replaced);
    }

    /** A source goes: what it asked is withdrawn, and it is not called any more. */
    public void remove(AttentionSource source) {
        List<SourceLink> replaced = new ArrayList<>();
        synchronized (this) {
            candidates.forEach((name, all) -> {
                if (all.removeIf(candidate -> candidate.source() == source)) {
                    SourceLink old = choose(name, all);
                    if (old != null) {
                        replaced.add(old);
                    }
                }
            });
            candidates.values().removeIf(List::isEmpty);
        }
        replaced.forEach(SourceLink::close);
    }

    /** Brings the link of a name in step; what it replaced is to be closed by the caller, outside the lock. */
    private @Nullable SourceLink choose(String name, List<Candidate> all) {
        all.sort(Candidate.BEST_FIRST);
        AttentionSource best = all.isEmpty() ? null : all.get(0).source();
        SourceLink old = links.get(name);
        if (old != null && old.source() == best) {
            return null;
        }
        if (best == null) {
            links.remove(name);
        } else {
            SourceLink link = new SourceLink(name, best, items, pools, SourceLink.SLACK);
            links.put(name, link);
            link.open();
        }
        return old;
    }

    @Override
    public void close() {
        List<SourceLink> all;
        synchronized (this) {
            all = List.copyOf(links.values());
            links.clear();
            candidates.clear();
        }
        all.forEach(SourceLink::close);
    }

    private static void close(@Nullable SourceLink link) {
        if (link != null) {
            link.close();
        }
    }
}
