// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A block of C memory, freed when closed and not by a cleaner thread. */
final class NativeBlock implements AutoCloseable {
    private final long address;
    private final Pointer pointer;

    NativeBlock(long size) {
        address = Native.malloc(size);
        if (address == 0) {
            throw new OutOfMemoryError("malloc of " + size + " bytes");
        }
        pointer = new Pointer(address);
        pointer.clear(size);
    }

    /** A null-terminated array of C strings, as exec wants it. */
    static NativeBlock strings(List<String> values) {
        byte[][] texts = new byte[values.size()][];
        long size = (values.size() + 1L) * Long.BYTES;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = values.get(i).getBytes(StandardCharsets.UTF_8);
            size += texts[i].length + 1;
        }
        NativeBlock block = new NativeBlock(size);
        long at = (values.size() + 1L) * Long.BYTES;
        for (int i = 0; i < texts.length; i++) {
            block.pointer.setLong((long) i * Long.BYTES, block.address + at);
            block.pointer.write(at, texts[i], 0, texts[i].length);
            at += texts[i].length + 1;
        }
        return block;
    }

    Pointer pointer() {
        return pointer;
    }

    @Override
    public void close() {
        Native.free(address);
    }
}
