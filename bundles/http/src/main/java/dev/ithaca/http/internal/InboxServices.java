// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The inbox, as far as it is installed, and one listener that hears of each inbox that comes. */
@Component(service = InboxServices.class)
public final class InboxServices implements Supplier<Optional<Inbox>> {
    private @Nullable Inbox inbox;
    private @Nullable InboxListener listener;
    private Inbox.@Nullable Listening listening;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindInbox(Inbox service) {
        inbox = service;
        listenAnew();
    }

    synchronized void unbindInbox(Inbox service) {
        if (inbox == service) {
            inbox = null;
            listenAnew();
        }
    }

    /** Who hears of the inbox from now on, null for nobody. */
    synchronized void tell(@Nullable InboxListener newListener) {
        listener = newListener;
        listenAnew();
    }

    private synchronized void listenAnew() {
        if (listening != null) {
            listening.close();
        }
        listening = inbox == null || listener == null ? null : inbox.listen(new Persistent(listener));
    }

    @Override
    public synchronized Optional<Inbox> get() {
        return Optional.ofNullable(inbox);
    }

    @Deactivate
    void close() {
        tell(null);
    }

    /** Listens anew when it is dropped. */
    private final class Persistent implements InboxListener {
        private final InboxListener to;

        Persistent(InboxListener to) {
            this.to = to;
        }

        @Override
        public void opened(AttentionItem item) {
            to.opened(item);
        }

        @Override
        public void changed(AttentionItem item) {
            to.changed(item);
        }

        @Override
        public void closed(AttentionItem item, Closing how) {
            to.closed(item, how);
        }

        @Override
        public void dropped() {
            listenAnew();
        }
    }
}
