// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the payload of one frame; nothing is allocated before its length is checked. Not thread safe. */
public final class PayloadReader {
    private final ByteBuffer payload;

    public PayloadReader(ByteBuffer payload) {
        this.payload = payload;
    }

    public int u8() throws WireException {
        need(1);
        return payload.get() & 0xff;
    }

    public boolean flag() throws WireException {
        return u8() != 0;
    }

    public int u16() throws WireException {
        need(Short.BYTES);
        return payload.getShort() & 0xffff;
    }

    public int i32() throws WireException {
        need(Integer.BYTES);
        return payload.getInt();
    }

    public long i64() throws WireException {
        need(Long.BYTES);
        return payload.getLong();
    }

    public byte[] bytes() throws WireException {
        byte[] value = new byte[count(1)];
        payload.get(value);
        return value;
    }

    public String text() throws WireException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public List<String> texts() throws WireException {
        int count = count(Integer.BYTES);
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(text());
        }
        return values;
    }

    public Map<String, String> textMap() throws WireException {
        int count = count(2 * Integer.BYTES);
        Map<String, String> values = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String key = text();
            values.put(key, text());
        }
        return values;
    }

    /** Reads a count of elements, each of which takes at least the given number of bytes. */
    public int count(int leastBytesEach) throws WireException {
        int count = i32();
        if (count < 0 || (long) count * leastBytesEach > payload.remaining()) {
            throw new WireException(
                    "a length of " + Integer.toUnsignedString(count) + " runs past the end of its frame");
        }
        return count;
    }

    /** Whether more follows: an optional last part of a message. */
    public boolean more() {
        return payload.hasRemaining();
    }

    /** Ends the reading: a payload with more in it than its message has is refused. */
    public void end() throws WireException {
        if (payload.hasRemaining()) {
            throw new WireException(payload.remaining() + " bytes too many in a frame");
        }
    }

    private void need(int count) throws WireException {
        if (payload.remaining() < count) {
            throw new WireException("frame too short");
        }
    }
}
