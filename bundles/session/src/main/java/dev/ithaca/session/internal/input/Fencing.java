// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.InputPoint;
import java.util.Optional;

/** Makes fences, and types what needs no proof. */
final class Fencing {
    private static final int HALF_DRAWN_LOOKS = 20;

    private final SessionLook look;

    Fencing(SessionLook look) {
        this.look = look;
    }

    /** The fence of what is shown now; a frame that is half drawn is waited for, but not long. */
    ScreenFence now() throws InterruptedException {
        for (int looks = 1; look.inTime(); looks++) {
            InputPoint point = look.point();
            Optional<SeenScreen> screen = look.screen(point);
            if (screen.isPresent() && (looks >= HALF_DRAWN_LOOKS || !GuardedTyping.isHalfDrawn(screen.get()))) {
                return mark(screen.get(), point);
            }
            look.await(point.end());
        }
        throw new PlatformException(
                SessionErrorCode.TIMEOUT, "session " + look.target().id() + ": its screen cannot be read");
    }

    /** The fence of what was shown at an offset. */
    ScreenFence at(long offset) {
        InputPoint point = look.point();
        if (offset < 0) {
            throw new PlatformException(SessionErrorCode.INVALID, "an offset is not negative");
        }
        if (point.inputs() > 0 && point.inputEnd() >= offset) {
            throw new PlatformException(
                    SessionErrorCode.SCREEN_CHANGED,
                    "session " + look.target().id() + ": somebody has typed since its output ended at " + offset);
        }
        return look.screen(offset, point)
                .map(screen -> mark(screen, point))
                .orElseThrow(() -> new PlatformException(
                        SessionErrorCode.INVALID,
                        "session " + look.target().id() + " has no output at " + offset + ": it ends at "
                                + point.end()));
    }

    private ScreenFence mark(SeenScreen screen, InputPoint point) {
        return FenceMark.of(look.target().id(), screen, point.inputs()).fence();
    }

    /** Types bytes as they are, on any screen or on the one that they answer. */
    static InputReceipt type(SessionLook look, InputRequest request) throws InterruptedException {
        InputPoint after;
        long before;
        if (request.ifScreen() == null) {
            long any = HostRequest.InputIf.ANY;
            HostReply.Checked reply = look.type(request.by(), request.bytes(), any, any);
            after = reply.point();
            before = after.inputEnd();
        } else {
            GuardedTyping.Typed typed = new GuardedTyping(look, request).type((screen, point) -> request.bytes());
            after = typed.after();
            before = typed.before().end();
        }
        return new InputReceipt(
                InputReceipt.Outcome.TYPED, InputReceipt.Evidence.NONE, "it was typed", before, after.end(), 0, false);
    }
}
