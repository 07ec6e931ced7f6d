// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it hears. */
public final class NotedNews implements InboxListener {
    public final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void opened(AttentionItem item) {
        heard.add("opened " + item.id());
    }

    @Override
    public void changed(AttentionItem item) {
        heard.add("changed " + item.id() + " " + item.question() + " " + item.fence());
    }

    @Override
    public void closed(AttentionItem item, Closing how) {
        heard.add("closed " + item.id() + " " + how);
    }

    @Override
    public void dropped() {
        heard.add("dropped");
    }
}
