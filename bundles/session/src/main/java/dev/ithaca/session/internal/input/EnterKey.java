// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.input;

import dev.ithaca.session.api.InputReceipt.Evidence;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.internal.output.SeenScreen;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import dev.ithaca.wire.host.InputPoint;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends Enter once the program has taken the text that was typed before: programs take an Enter that comes too soon behind a
 * text for a part of it. The program must have read the text and have shown it for a moment, or have rested for longer. Nothing
 * is sent once somebody else has typed, or the text has left the screen again. Behind an answer to one screen nothing is sent
 * either if the text was not shown and what stood before the cursor has gone: a program that acts on each key asks something
 * else by now.
 */
final class EnterKey {
    private static final long SHOWN_NANOS = Duration.ofMillis(200).toNanos();
    private static final long CHANGED_NANOS = Duration.ofMillis(300).toNanos();
    private static final long SILENT_NANOS = Duration.ofMillis(500).toNanos();
    private static final long RESTLESS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long GONE_NANOS = Duration.ofMillis(300).toNanos();
    private static final int PINNED_TRIES = 50;

    private final SessionLook look;
    private final InputRequest request;
    private final Echo echo;
    private final GuardedTyping.Typed typed;
    private final long typedAt = System.nanoTime();
    private long restingSince = typedAt;
    private long shownSince;
    private long goneSince;
    private boolean wasShown;
    private @Nullable SeenScreen last;
    private int tries;

    EnterKey(SessionLook look, InputRequest request, Echo echo, GuardedTyping.Typed typed) {
        this.look = look;
        this.request = request;
        this.echo = echo;
        this.typed = typed;
    }

    /**
     * What was done.
     *
     * @param pressed whether Enter was sent
     * @param why why not, if it was not
     * @param seen what was seen of the text
     * @param screen what was shown right before
     * @param before how things stood then
     * @param after how they stand
     */
    record Sent(boolean pressed, String why, Evidence seen, SeenScreen screen, InputPoint before, InputPoint after) {}

    Sent send() throws InterruptedException {
        InputPoint point = look.point();
        SeenScreen screen = typed.screen();
        while (true) {
            if (point.inputs() != typed.after().inputs()) {
                return held("somebody else has typed since", screen, point);
            }
            Optional<SeenScreen> now = look.screen(point);
            if (now.isPresent() && !GuardedTyping.isHalfDrawn(now.get())) {
                screen = now.get();
                observe(screen);
                if (goneSince != 0 && System.nanoTime() - goneSince > GONE_NANOS) {
                    return held(
                            wasShown ? "the text has left the screen" : "the screen shows something else",
                            screen,
                            point);
                }
                if (isTaken(point)) {
                    HostReply.Checked reply = press(screen, point);
                    if (reply.typed()) {
                        return new Sent(true, "", seen(), screen, point, reply.point());
                    }
                    boolean moved = reply.point().end() != point.end();
                    point = reply.point();
                    if (moved && look.inTime()) {
                        continue;
                    }
                }
            }
            if (!look.inTime()) {
                boolean unread = point.unread() > 0;
                return held(
                        unread ? "the program has not read it yet" : "it was not seen to be taken in time",
                        screen,
                        point);
            }
            look.await(point.end());
            point = look.point();
        }
    }

    private HostReply.Checked press(SeenScreen screen, InputPoint point) {
        boolean pinned = isAnswer() || ++tries <= PINNED_TRIES;
        long ifEnd = pinned ? point.end() : HostRequest.InputIf.ANY;
        return look.type(request.by(), PastedText.enter(screen), ifEnd, point.inputs());
    }

    private Sent held(String why, SeenScreen screen, InputPoint point) {
        return new Sent(false, why, seen(), screen, point, point);
    }

    private Evidence seen() {
        return wasShown ? Evidence.ECHO : Evidence.NONE;
    }

    private void observe(SeenScreen screen) {
        long now = System.nanoTime();
        SeenScreen before = last;
        if (before == null || !before.looksLike(screen)) {
            restingSince = now;
        }
        last = screen;
        boolean shown = echo.in(screen) != Echo.Place.NOWHERE;
        if (shown) {
            goneSince = 0;
            shownSince = wasShown && shownSince != 0 ? shownSince : now;
            wasShown = true;
        } else {
            shownSince = 0;
            boolean gone = wasShown || (isAnswer() && !stands(screen));
            goneSince = !gone ? 0 : goneSince == 0 ? now : goneSince;
        }
    }

    /** Whether it was meant for one screen and no other. */
    private boolean isAnswer() {
        return request.ifScreen() != null;
    }

    /** Whether what stood before the cursor when the text was typed, and in the row above, still stands there. */
    private boolean stands(SeenScreen now) {
        SeenScreen then = typed.screen();
        int row = then.cursorRow();
        String line = then.line(row);
        String question = line.substring(0, Math.min(line.length(), then.cursorColumn()));
        return now.cursorRow() == row
                && now.alternate() == then.alternate()
                && now.line(row).startsWith(question)
                && now.line(row - 1).equals(then.line(row - 1));
    }

    /** Whether the program has taken the text, as far as can be seen. */
    private boolean isTaken(InputPoint point) {
        SeenScreen screen = last;
        if (point.unread() > 0 || goneSince != 0 || screen == null) {
            return false;
        }
        long now = System.nanoTime();
        if (shownSince != 0) {
            return now - shownSince >= SHOWN_NANOS;
        }
        boolean changed = !screen.looksLike(typed.screen());
        long rest = changed ? CHANGED_NANOS : SILENT_NANOS;
        return now - restingSince >= rest || now - typedAt >= RESTLESS_NANOS;
    }
}
