// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import dev.ithaca.http.internal.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subprotocol {@code ithaca.v1}: raw output with offsets, credit in bytes, binary input; see the package for its messages.
 */
final class Ours implements Viewer, Language {
    static final String NAME = "ithaca.v1";

    private static final int FIRST_CREDIT = 256 * 1024;
    private static final long MOST_CREDIT = 64L * 1024 * 1024;
    private static final int HEADER = 1 + Long.BYTES;

    private final AttachPlan plan;
    private final Link link;
    private final byte[] snapshot;
    private long credit = FIRST_CREDIT;
    private boolean starved;

    Ours(AttachPlan plan, Link link, byte[] snapshot) {
        this.plan = plan;
        this.link = link;
        this.snapshot = snapshot;
    }

    @Override
    public int window() {
        long left;
        synchronized (this) {
            left = credit;
            starved |= left <= 0;
        }
        return (int) Math.min(left, link.room());
    }

    @Override
    public void attached(long offset, int rows, int columns, boolean readOnly) {
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("session", plan.session().value());
        hello.put("offset", offset);
        hello.put("rows", rows);
        hello.put("columns", columns);
        hello.put("read_only", readOnly);
        sendText(0x01, Json.bytes(hello));
        if (snapshot.length > 0) {
            link.send(message(0x02, offset, ByteBuffer.wrap(snapshot)));
        }
    }

    @Override
    public void output(long offset, ByteBuffer bytes) {
        synchronized (this) {
            credit -= bytes.remaining();
        }
        link.send(message(0x03, offset, bytes));
    }

    private static byte[] message(int type, long offset, ByteBuffer bytes) {
        byte[] message = new byte[HEADER + bytes.remaining()];
        ByteBuffer.wrap(message).put((byte) type).putLong(offset).put(bytes);
        return message;
    }

    private void sendText(int type, byte[] text) {
        byte[] message = new byte[1 + text.length];
        message[0] = (byte) type;
        System.arraycopy(text, 0, message, 1, text.length);
        link.send(message);
    }

    @Override
    public void gap(long from, long to) {
        link.send(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put((byte) 0x08)
                .putLong(from)
                .putLong(to)
                .array());
    }

    @Override
    public void resized(int rows, int columns) {
        link.send(ByteBuffer.allocate(5)
                .put((byte) 0x04)
                .putShort((short) rows)
                .putShort((short) columns)
                .array());
    }

    @Override
    public void lineMode(boolean echo, boolean canonical) {
        link.send(new byte[] {0x09, (byte) ((echo ? 1 : 0) | (canonical ? 2 : 0))});
    }

    @Override
    public void ended(@Nullable Integer code, @Nullable String signal) {
        byte[] name = (signal == null ? "" : signal).getBytes(StandardCharsets.UTF_8);
        link.send(ByteBuffer.allocate(6 + name.length)
                .put((byte) 0x05)
                .put((byte) (code == null ? 0 : 1))
                .putInt(code == null ? 0 : code)
                .put(name)
                .array());
        link.close(1000, "the session has ended");
    }

    @Override
    public void failed(String code, String message) {
        problem(code, message);
        link.close(1011, "the session is out of reach");
    }

    @Override
    public void problem(String code, String message) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("code", code);
        problem.put("message", message);
        sendText(0x06, Json.bytes(problem));
    }

    @Override
    public void text(String message, Feed feed) {
        problem("http.bad-request", "this subprotocol has no text messages");
    }

    @Override
    public void binary(ByteBuffer message, Feed feed) {
        int type = message.hasRemaining() ? message.get() : 0;
        switch (type) {
            case 0x01 -> input(message, feed);
            case 0x02 -> {
                if (message.remaining() == 4) {
                    feed.resize(message.getShort() & 0xffff, message.getShort() & 0xffff);
                }
            }
            case 0x03 -> {
                if (message.remaining() == 4) {
                    credit(message.getInt() & 0xffff_ffffL, feed);
                }
            }
            case 0x04 -> link.send(new byte[] {0x07});
            case 0x05 -> link.close(1000, "detached");
            default -> problem("http.bad-request", "unknown message type " + type);
        }
    }

    private void input(ByteBuffer message, Feed feed) {
        byte[] keys = new byte[message.remaining()];
        message.get(keys);
        if (!plan.readOnly() && !feed.input(keys)) {
            problem("session.busy", "the session does not read its input; nothing of this was typed");
        }
    }

    private void credit(long bytes, Feed feed) {
        boolean again;
        synchronized (this) {
            credit = Math.min(MOST_CREDIT, credit + bytes);
            again = starved && credit > 0;
            starved &= !again;
        }
        if (again) {
            feed.more();
        }
    }
}
