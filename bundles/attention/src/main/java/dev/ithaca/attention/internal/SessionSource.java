// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionSource;
import dev.ithaca.attention.api.InboxSink;
import dev.ithaca.attention.internal.session.SessionAnswers;
import dev.ithaca.attention.internal.session.SessionQuestions;
import dev.ithaca.attention.internal.session.Terminals;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The terminal sessions as a source: the inbox knows it by no more than the contract. */
@Component(service = AttentionSource.class)
public final class SessionSource implements AttentionSource {
    private final SessionEars ears;
    private final Terminals terminals;
    private final SessionAnswers answers;
    private volatile @Nullable SessionQuestions asked;

    @Activate
    public SessionSource(
            @Reference SessionEars ears,
            @Reference SessionService sessions,
            @Reference SessionAttention attention,
            @Reference SessionInput input,
            @Reference WorkerPools pools) {
        this.ears = ears;
        terminals = new Terminals(sessions, attention, input, pools);
        answers = new SessionAnswers(terminals);
    }

    @Override
    public String name() {
        return SessionQuestions.SOURCE;
    }

    @Override
    public Connection connect(InboxSink sink) {
        SessionQuestions questions = new SessionQuestions(terminals, sink);
        asked = questions;
        ears.open(questions);
        questions.begin();
        return () -> {
            ears.close(questions);
            questions.close();
        };
    }

    @Override
    public CompletionStage<AnswerReceipt> answer(AttentionItem item, Answer answer) {
        return answers.answer(item, answer).whenComplete((receipt, failure) -> {
            SessionQuestions questions = asked;
            if (failure == null && questions != null && item.session() != null) {
                questions.answered(item.session());
            }
        });
    }
}
