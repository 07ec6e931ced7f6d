// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ithaca.http.internal.json.Json;
import dev.ithaca.terminal.ViewerFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The seed system's messages: tagged binary to the client, JSON text from it. Its clients know neither offsets nor credit, so
 * only what has left for the client is waited for; and they answer queries, which so are taken out here.
 */
final class Seeds implements Viewer, Language {
    private static final int MOST_INPUT = 1 << 20;

    private final AttachPlan plan;
    private final Link link;
    private final byte[] snapshot;
    private final ViewerFilter filter = new ViewerFilter();
    private final ModeFlags modes = new ModeFlags();

    Seeds(AttachPlan plan, Link link, byte[] snapshot) {
        this.plan = plan;
        this.link = link;
        this.snapshot = snapshot;
    }

    @Override
    public int window() {
        return link.room();
    }

    @Override
    public void attached(long offset, int rows, int columns, boolean readOnly) {
        modes.feed(snapshot, 0, snapshot.length);
        byte[] init = new byte[2 + snapshot.length];
        init[0] = 1;
        init[1] = modes.flags();
        System.arraycopy(snapshot, 0, init, 2, snapshot.length);
        link.send(init);
    }

    @Override
    public void output(long offset, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        byte before = modes.flags();
        ByteArrayOutputStream passed = new ByteArrayOutputStream(copy.length + 1);
        passed.write(2);
        filter.feed(copy, 0, copy.length, (some, from, length) -> {
            passed.write(some, from, length);
            modes.feed(some, from, length);
        });
        if (passed.size() > 1) {
            link.send(passed.toByteArray());
        }
        if (modes.flags() != before) {
            link.send(new byte[] {3, modes.flags()});
        }
    }

    @Override
    public void gap(long from, long to) {
        String notice = "\r\n[" + (to - from) + " bytes of output are gone]\r\n";
        byte[] text = notice.getBytes(StandardCharsets.UTF_8);
        link.send(ByteBuffer.allocate(1 + text.length).put((byte) 2).put(text).array());
    }

    @Override
    public void resized(int rows, int columns) {
        link.send(ByteBuffer.allocate(5)
                .put((byte) 4)
                .putShort((short) rows)
                .putShort((short) columns)
                .array());
    }

    @Override
    public void lineMode(boolean echo, boolean canonical) {
        // The seed system has no word for it.
    }

    @Override
    public void ended(@Nullable Integer code, @Nullable String signal) {
        link.send(
                code == null
                        ? new byte[] {5, 0}
                        : ByteBuffer.allocate(6)
                                .put((byte) 5)
                                .put((byte) 1)
                                .putInt(code)
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
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        link.send(ByteBuffer.allocate(1 + text.length).put((byte) 6).put(text).array());
    }

    @Override
    public void binary(ByteBuffer message, Feed feed) {
        // The seed system ignores these.
    }

    @Override
    public void text(String message, Feed feed) {
        JsonNode json;
        try {
            json = Json.read(message.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (IOException e) {
            return; // as the seed system does
        }
        switch (json.path("type").asText("")) {
            case "input" -> input(json.path("data").asText(""), feed);
            case "resize" ->
                resize(json.path("rows").asInt(0), json.path("cols").asInt(0), feed);
            case "ping" -> link.send(new byte[] {7});
            case "detach" -> link.close(1000, "detached");
            default -> {
                // Also "busy": a viewer who types shows that by typing.
            }
        }
    }

    private void input(String data, Feed feed) {
        byte[] keys = data.getBytes(StandardCharsets.UTF_8);
        if (!plan.readOnly() && (keys.length > MOST_INPUT || !feed.input(keys))) {
            problem("session.busy", "session input queue is full: " + plan.session());
        }
    }

    private static void resize(int rows, int columns, Feed feed) {
        if (rows > 0 && columns > 0 && rows <= 0xffff && columns <= 0xffff) {
            feed.resize(rows, columns);
        }
    }
}
