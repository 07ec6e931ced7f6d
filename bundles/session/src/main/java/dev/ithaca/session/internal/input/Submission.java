// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputReceipt.Evidence;
import dev.ithaca.session.api.InputReceipt.Outcome;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.InputPoint;

/**
 * One submission from its first byte to its receipt: the text, once; when the program has taken that, Enter; then the proof. In
 * line mode the text and Enter are one write, so that both reach the same question.
 * From the first byte on nothing fails: whatever happens is told by the receipt.
 */
final class Submission {
    private final SessionLook look;
    private final InputRequest request;
    private final PastedText text;

    Submission(SessionLook look, InputRequest request) {
        this.look = look;
        this.request = request;
        this.text = PastedText.of(request.bytes());
    }

    InputReceipt run() throws InterruptedException {
        GuardedTyping typing = new GuardedTyping(look, request);
        if (text.isEmpty()) {
            GuardedTyping.Typed typed = typing.type((screen, point) -> PastedText.enter(screen));
            Echo nothing = new Echo("", typed.screen());
            return prove(new Entered(nothing, typed.screen(), typed.before(), typed.after(), false), typed.before());
        }
        GuardedTyping.Typed typed = typing.type(text::bytes);
        boolean bracketed = PastedText.bracketed(typed.screen(), typed.before());
        Echo echo = new Echo(text.lastLine(), typed.screen());
        if (PastedText.lineMode(typed.before())) {
            return prove(new Entered(echo, typed.screen(), typed.before(), typed.after(), false), typed.before());
        }
        EnterKey enter = new EnterKey(look, request, echo, typed);
        InputReceipt held;
        try {
            EnterKey.Sent sent = enter.send();
            if (sent.pressed()) {
                return prove(new Entered(echo, sent.screen(), sent.before(), sent.after(), bracketed), typed.before());
            }
            held = held(
                    sent.why(), sent.seen(), typed.before().end(), sent.after().end(), bracketed);
        } catch (PlatformException e) {
            held = held(
                    e.getMessage(),
                    Evidence.NONE,
                    typed.before().end(),
                    typed.after().end(),
                    bracketed);
        }
        return held;
    }

    private static InputReceipt held(String why, Evidence seen, long before, long after, boolean bracketed) {
        return new InputReceipt(
                Outcome.HELD, seen, "the text was typed and Enter was not: " + why, before, after, 0, bracketed);
    }

    private InputReceipt prove(Entered entered, InputPoint first) throws InterruptedException {
        return new Proof(look, request.by(), entered, first.end()).await();
    }

    /**
     * Enter was sent.
     *
     * @param echo finds the text
     * @param screen what was shown right before
     * @param before how things stood then
     * @param after how they stood right after
     * @param bracketed whether the text was pasted with brackets
     */
    record Entered(Echo echo, SeenScreen screen, InputPoint before, InputPoint after, boolean bracketed) {}
}
