// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifiers that are there, each behind its {@link Channel}. Of several with one id that with the highest ranking is
 * used; the others wait for it to go.
 *
 * <p>Locking: {@code candidates} and {@code channels} are guarded by {@code this}.
 */
public final class Channels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private final WorkerPools pools;
    private final DeliveryLog log;
    private final ChannelLimits limits;
    private final Map<String, List<Candidate>> candidates = new HashMap<>();
    private final Map<String, Chosen> channels = new TreeMap<>();

    /** A notifier and how it ranks. */
    private record Candidate(Notifier notifier, Map<String, ?> properties, int ranking, long serviceId) {
        private static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingInt(Candidate::ranking).reversed().thenComparingLong(Candidate::serviceId);
    }

    /** A notifier in use. */
    private record Chosen(Notifier notifier, Channel channel) {}

    public Channels(WorkerPools pools, DeliveryLog log, ChannelLimits limits) {
        this.pools = pools;
        this.log = log;
        this.limits = limits;
    }

    /** A notifier came; one without a proper id is refused with a warning. */
    public void add(Notifier notifier, Map<String, ?> properties) {
        Optional<String> id = id(properties);
        if (id.isEmpty()) {
            LOG.warn(
                    "{} has no service property {} of lower-case letters, digits, dots and dashes, so it is not used",
                    notifier.getClass().getName(),
                    Notifier.ID);
            return;
        }
        Candidate candidate = new Candidate(
                notifier,
                properties,
                properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
                properties.get("service.id") instanceof Long number ? number : 0);
        Channel replaced;
        synchronized (this) {
            List<Candidate> all = candidates.computeIfAbsent(id.get(), key -> new ArrayList<>());
            if (!all.isEmpty()) {
                LOG.warn("{} notifiers are called {}; that with the highest ranking is used", all.size() + 1, id.get());
            }
            all.add(candidate);
            replaced = choose(id.get(), all);
        }
        close(replaced);
    }

    /** A notifier goes: no call to it begins any more. */
    public void remove(Notifier notifier) {
        List<Channel> replaced = new ArrayList<>();
        synchronized (this) {
            candidates.forEach((id, all) -> {
                if (all.removeIf(candidate -> candidate.notifier() == notifier)) {
                    Channel old = choose(id, all);
                    if (old != null) {
                        replaced.add(old);
                    }
                }
            });
            candidates.values().removeIf(List::isEmpty);
        }
        replaced.forEach(Channel::close);
    }

    /** Brings the channel of an id in step; what it replaced is to be closed by the caller, outside the lock. */
    private @Nullable Channel choose(String id, List<Candidate> all) {
        all.sort(Candidate.BEST_FIRST);
        Candidate best = all.isEmpty() ? null : all.get(0);
        Chosen old = channels.get(id);
        if (old != null && best != null && old.notifier() == best.notifier()) {
            return null;
        }
        if (best == null) {
            channels.remove(id);
        } else {
            Channel channel = new Channel(id, limits, pools.timers(), log, owner -> caller(id, best, owner));
            channels.put(id, new Chosen(best.notifier(), channel));
        }
        return old == null ? null : old.channel();
    }

    private Caller caller(String id, Candidate best, Channel owner) {
        return new Caller(id, best.notifier(), best.properties(), owner, limits, pools);
    }

    private static Optional<String> id(Map<String, ?> properties) {
        return properties.get(Notifier.ID) instanceof String id
                        && ID.matcher(id).matches()
                ? Optional.of(id)
                : Optional.empty();
    }

    /** Hands a notification to some channels. */
    void offer(Notification notification, List<String> ids) {
        List<Channel> chosen;
        synchronized (this) {
            chosen = ids.stream()
                    .filter(channels::containsKey)
                    .map(id -> channels.get(id).channel())
                    .toList();
        }
        chosen.forEach(channel -> channel.offer(notification));
    }

    /** A notification is of no use any more. */
    void withdraw(String notification, String why) {
        all().forEach(channel -> channel.withdraw(notification, why));
    }

    /** The ids of all channels. */
    public synchronized List<String> ids() {
        return List.copyOf(channels.keySet());
    }

    public List<ChannelStatus> status() {
        return all().stream().map(Channel::status).toList();
    }

    private synchronized List<Channel> all() {
        return channels.values().stream().map(Chosen::channel).toList();
    }

    @Override
    public void close() {
        List<Channel> all;
        synchronized (this) {
            all = all();
            channels.clear();
            candidates.clear();
        }
        all.forEach(Channel::close);
    }

    private static void close(@Nullable Channel channel) {
        if (channel != null) {
            channel.close();
        }
    }
}
