// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.InputPoint;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of an input: typed on the screen that they are meant for, or not at all. Output that does not change the
 * screen only makes it look again. Without a fence the screen decides how a text is sent, and one that never rests is typed
 * at after {@value #PINNED_TRIES} looks.
 */
final class GuardedTyping {
    private static final int PINNED_TRIES = 20;

    private final SessionLook look;
    private final InputRequest request;
    private final @Nullable FenceMark fence;

    GuardedTyping(SessionLook look, InputRequest request) {
        this.look = look;
        this.request = request;
        ScreenFence wanted = request.ifScreen();
        this.fence = wanted == null ? null : FenceMark.read(wanted);
    }

    /**
     * What was typed, and what was shown right before.
     *
     * @param screen what was shown
     * @param before how things stood
     * @param after how they stand
     */
    record Typed(SeenScreen screen, InputPoint before, InputPoint after) {}

    /** Types what a function makes of the screen; fails if that cannot be done in time. */
    Typed type(BiFunction<SeenScreen, InputPoint, byte[]> bytes) throws InterruptedException {
        for (int tries = 0; tries == 0 || look.inTime(); tries++) {
            InputPoint point = look.point();
            Optional<SeenScreen> screen = look.screen(point);
            if (screen.isEmpty() || (isHalfDrawn(screen.get()) && tries < PINNED_TRIES)) {
                look.await(point.end());
                continue;
            }
            check(screen.get(), point);
            byte[] now = bytes.apply(screen.get(), point);
            boolean pinned = fence != null || tries < PINNED_TRIES;
            HostReply.Checked reply = look.type(
                    request.by(),
                    now,
                    pinned ? point.end() : HostRequest.InputIf.ANY,
                    fence != null ? fence.inputs() : HostRequest.InputIf.ANY);
            if (reply.typed()) {
                return new Typed(screen.get(), point, reply.point());
            }
            if (reply.point().unread() > 0 || reply.point().end() == point.end()) {
                look.await(reply.point().end());
            }
        }
        throw new PlatformException(
                SessionErrorCode.TIMEOUT,
                "session " + look.target().id() + " did not rest in time to be typed into; nothing was typed");
    }

    /** Fails if this is not what is answered. */
    private void check(SeenScreen screen, InputPoint point) {
        if (fence == null) {
            return;
        }
        if (fence.inputs() != point.inputs()) {
            throw changed("somebody has typed since");
        }
        if (!FenceMark.of(look.target().id(), screen, point.inputs()).equals(fence)) {
            throw changed("the screen has changed since");
        }
    }

    private PlatformException changed(String what) {
        return new PlatformException(
                SessionErrorCode.SCREEN_CHANGED,
                "session " + look.target().id() + ": " + what
                        + "; nothing was typed. Look again and answer what is shown now");
    }

    /** A program says by mode ?2026 that it draws. */
    static boolean isHalfDrawn(SeenScreen screen) {
        return screen.modes().synchronizedOutput();
    }
}
