// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.shell.internal.text.InboxText;
import dev.ithaca.shell.internal.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code inbox --watch}: prints what happens until it is interrupted. The inbox may be updated meanwhile: then what
 * was open and is not any more is told as withdrawn, and what is still open is not told again.
 */
public final class InboxWatch {
    private static final int WAITING = 8_192;
    private static final long LOOK_MILLIS = 500;

    private final CommandContext context;
    private final boolean json;
    private final Map<String, AttentionItem> shown = new LinkedHashMap<>();

    /** What happened; without a {@code how} it was opened or changed. */
    private record News(AttentionItem item, @Nullable Closing how) {}

    public InboxWatch(CommandContext context, boolean json) {
        this.context = context;
        this.json = json;
    }

    public void run() throws InterruptedException {
        while (true) {
            Inbox inbox = context.services().inbox();
            Queued queued = new Queued();
            Inbox.Listening listening = inbox.listen(queued);
            try {
                withdrawMissing(inbox);
                print(inbox, queued);
            } finally {
                listening.close();
            }
        }
    }

    private void withdrawMissing(Inbox inbox) {
        Set<String> open = inbox.open().stream().map(AttentionItem::id).collect(Collectors.toSet());
        shown.values().stream()
                .filter(item -> !open.contains(item.id()))
                .toList()
                .forEach(item -> print(new News(item, Closing.WITHDRAWN)));
    }

    /** Returns when the inbox is another, or could not tell all. */
    private void print(Inbox inbox, Queued queued) throws InterruptedException {
        while (!queued.overflown) {
            News news = queued.waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (news != null) {
                print(news);
            } else if (!context.services().inboxIfThere().equals(Optional.of(inbox))) {
                return;
            }
        }
    }

    private void print(News news) {
        AttentionItem item = news.item();
        AttentionItem before = news.how() == null ? shown.put(item.id(), item) : shown.remove(item.id());
        if (news.how() != null) {
            if (before != null) {
                print("closed", item, news.how());
            }
        } else if (before == null) {
            print("opened", item, null);
        } else if (!before.equals(item) && (json || !before.withFence("").equals(item.withFence("")))) {
            print("changed", item, null); // another fence alone is of interest to programs only
        }
    }

    private void print(String event, AttentionItem item, @Nullable Closing how) {
        String line;
        if (json) {
            Map<String, Object> happened = new LinkedHashMap<>();
            happened.put("event", event);
            if (how != null) {
                happened.put("how", InboxText.label(how));
            }
            happened.put("item", InboxText.json(item));
            line = Json.writeLine(happened);
        } else {
            String reason = how == null ? "" : "  (" + InboxText.label(how).replace('_', ' ') + ")";
            line = InboxText.line(event, item) + reason + "\n";
        }
        context.caller().out().print(line);
        context.caller().out().flush();
    }

    /** Hands calls over to the command's thread; what no longer fits is seen when it listens anew. */
    private static final class Queued implements InboxListener {
        private final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(WAITING);
        private volatile boolean overflown;

        private void add(News news) {
            if (!waiting.offer(news)) {
                overflown = true;
            }
        }

        @Override
        public void opened(AttentionItem item) {
            add(new News(item, null));
        }

        @Override
        public void changed(AttentionItem item) {
            add(new News(item, null));
        }

        @Override
        public void closed(AttentionItem item, Closing how) {
            add(new News(item, how));
        }

        @Override
        public void dropped() {
            overflown = true;
        }
    }
}
