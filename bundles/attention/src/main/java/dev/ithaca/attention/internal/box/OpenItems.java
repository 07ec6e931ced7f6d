// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.box;

import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.spi.PlatformException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is open, in memory, and who hears of it.
 *
 * <p>Locking: all is guarded by {@code this}. Under the lock calls of listeners are queued, which keeps their order, and none
 * is made.
 */
public final class OpenItems {
    private static final Logger LOG = LoggerFactory.getLogger(OpenItems.class);

    private final Map<String, Entry> open = new LinkedHashMap<>();
    private final Map<String, Entry> outside = new LinkedHashMap<>();
    private final Set<ListenerFeed> feeds = new LinkedHashSet<>();

    synchronized void put(SourceLink owner, AttentionItem item) {
        if (owner.isClosed()) {
            return;
        }
        Entry known = open.getOrDefault(item.id(), outside.get(item.id()));
        if (known == null) {
            add(new Entry(owner, item));
        } else if (known.owner() != owner) {
            LOG.warn(
                    "{}: {} asks under an id of {}; it is not told of",
                    item.id(),
                    owner.name(),
                    known.owner().name());
        } else if (!known.item().equals(item)) {
            known.becomes(item);
            if (open.containsKey(item.id())) {
                tell(feed -> feed.changed(item));
            }
        }
    }

    private void add(Entry entry) {
        String id = entry.item().id();
        if (open.size() < Inbox.OPEN_MAX) {
            open.put(id, entry);
            tell(feed -> feed.opened(entry.item()));
        } else if (outsideOf(entry.owner()) < Inbox.OPEN_MAX) {
            outside.put(id, entry);
        } else {
            LOG.warn(
                    "{}: more questions of {} wait than can be told of",
                    id,
                    entry.owner().name());
        }
    }

    private long outsideOf(SourceLink owner) {
        return outside.values().stream().filter(entry -> entry.owner() == owner).count();
    }

    synchronized void remove(SourceLink owner, String id, Closing how) {
        Entry entry = open.getOrDefault(id, outside.get(id));
        if (entry == null || entry.owner() != owner) {
            return;
        }
        outside.remove(id);
        if (open.remove(id) != null && entry.left(how)) {
            tellClosed(entry);
        }
        if (!outside.isEmpty() && open.size() < Inbox.OPEN_MAX) {
            add(outside.remove(outside.keySet().iterator().next()));
        }
    }

    /** Its source went away. */
    synchronized void withdraw(SourceLink owner) {
        outside.values().removeIf(entry -> entry.owner() == owner);
        open.values().stream()
                .filter(entry -> entry.owner() == owner)
                .map(entry -> entry.item().id())
                .toList()
                .forEach(id -> remove(owner, id, Closing.WITHDRAWN));
    }

    public synchronized List<AttentionItem> open() {
        return open.values().stream()
                .map(Entry::item)
                .sorted(Comparator.comparing(AttentionItem::since).thenComparing(AttentionItem::id))
                .toList();
    }

    public synchronized Optional<AttentionItem> find(String idOrPrefix) {
        return Optional.ofNullable(entry(idOrPrefix)).map(Entry::item);
    }

    private @Nullable Entry entry(String idOrPrefix) {
        String prefix = idOrPrefix.strip().toLowerCase(Locale.ROOT);
        Entry exact = open.get(prefix);
        if (exact != null || prefix.length() < Inbox.PREFIX_MIN) {
            return exact;
        }
        List<Entry> fitting = open.values().stream()
                .filter(entry -> entry.item().id().startsWith(prefix))
                .limit(2)
                .toList();
        if (fitting.size() > 1) {
            throw new PlatformException(AttentionErrorCode.AMBIGUOUS, "several open items begin with " + prefix);
        }
        return fitting.isEmpty() ? null : fitting.get(0);
    }

    /** Begins an answer; {@link #release} must follow. */
    synchronized Entry claim(String idOrPrefix) {
        Entry entry = entry(idOrPrefix);
        if (entry == null) {
            throw new PlatformException(
                    AttentionErrorCode.NOT_FOUND,
                    "nothing open has the id " + idOrPrefix + ": it was answered, or is not asked any more");
        }
        if (!entry.begin()) {
            throw new PlatformException(
                    AttentionErrorCode.CHANGED, "another answer to " + idOrPrefix + " is being given just now");
        }
        return entry;
    }

    synchronized AttentionItem item(Entry entry) {
        return entry.item();
    }

    /** Ends an answer, which was not delivered if the outcome is null. */
    synchronized void release(Entry entry, AnswerReceipt.@Nullable Outcome outcome) {
        entry.end(outcome);
        if (entry.closing() != null) {
            tellClosed(entry);
        }
    }

    private void tellClosed(Entry entry) {
        Closing how = entry.closing();
        if (how != null) {
            tell(feed -> feed.closed(entry.item(), how));
        }
    }

    public synchronized Inbox.Listening listen(InboxListener listener, WorkerPools pools) {
        ListenerFeed feed = new ListenerFeed(listener, pools, this::forget);
        feeds.add(feed);
        open().forEach(feed::opened);
        return feed;
    }

    /** Tells nobody anything any more. */
    public synchronized void deafen() {
        List.copyOf(feeds).forEach(ListenerFeed::close);
    }

    private synchronized void forget(ListenerFeed feed) {
        feeds.remove(feed);
    }

    private void tell(Consumer<ListenerFeed> call) {
        List.copyOf(feeds).forEach(call);
    }
}
