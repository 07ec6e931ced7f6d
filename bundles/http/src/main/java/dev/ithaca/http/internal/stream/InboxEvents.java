// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.stream;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.http.internal.rest.AttentionBody;

/** Turns what happens in the inbox into events. A client that joins asks for the inbox itself, as it does after a gap. */
public final class InboxEvents implements InboxListener {
    private final EventHub hub;

    record Closed(String id, String how, AttentionBody item) {}

    public InboxEvents(EventHub hub) {
        this.hub = hub;
    }

    @Override
    public void opened(AttentionItem item) {
        hub.publish("attention_opened", AttentionBody.of(item));
    }

    @Override
    public void changed(AttentionItem item) {
        hub.publish("attention_changed", AttentionBody.of(item));
    }

    @Override
    public void closed(AttentionItem item, Closing how) {
        hub.publish("attention_closed", new Closed(item.id(), AttentionBody.label(how), AttentionBody.of(item)));
    }
}
