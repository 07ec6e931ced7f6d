// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.attention.api.InboxListener;
import dev.ithaca.attention.internal.box.Answering;
import dev.ithaca.attention.internal.box.OpenItems;
import dev.ithaca.attention.internal.box.Sources;
import dev.ithaca.core.exec.WorkerPools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The inbox, filled by the sources that come and go. */
@Component(service = Inbox.class)
public final class GatheredInbox implements Inbox {
    private final WorkerPools pools;
    private final OpenItems items = new OpenItems();
    private final Answering answering = new Answering(items);
    private final Sources sources;

    @Activate
    public GatheredInbox(@Reference WorkerPools pools) {
        this.pools = pools;
        sources = new Sources(items, pools);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSource(AttentionSource source, Map<String, Object> properties) {
        sources.add(source, properties);
    }

    void unbindSource(AttentionSource source) {
        sources.remove(source);
    }

    @Override
    public List<AttentionItem> open() {
        return items.open();
    }

    @Override
    public Optional<AttentionItem> find(String idOrPrefix) {
        return items.find(idOrPrefix);
    }

    @Override
    public CompletableFuture<AnswerReceipt> answer(String id, Answer answer) {
        return answering.answer(id, answer);
    }

    @Override
    public Listening listen(InboxListener listener) {
        return items.listen(listener, pools);
    }

    /** Listeners are told nothing: the items are not answered, and come back with the inbox. */
    @Deactivate
    public void close() {
        items.deafen();
        sources.close();
    }
}
