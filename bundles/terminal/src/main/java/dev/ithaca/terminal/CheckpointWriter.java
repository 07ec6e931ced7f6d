// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import dev.ithaca.terminal.parser.VtParser;
import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints: magic, version, state, CRC-32 of all before it. Two terminals that behave alike have equal
 * checkpoints. {@link CheckpointReader} is the other half.
 */
final class CheckpointWriter {
    static final int MAGIC = 0x49544B50;
    static final int VERSION = 1;
    static final int CHECKSUM_BYTES = 4;

    private final VtState state;
    private final DataOutputStream out;
    private final RowEncoder rows;

    private CheckpointWriter(VtState state, DataOutputStream out) {
        this.state = state;
        this.out = out;
        this.rows = new RowEncoder(state.styles, out);
    }

    static byte[] write(VtState state, VtParser parser) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            new CheckpointWriter(state, out).writeState();
            parser.writeTo(out);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private void writeState() throws IOException {
        out.writeInt(state.rows);
        out.writeInt(state.columns);
        screen(state.main);
        Screen alternate = state.alternate;
        out.writeBoolean(alternate != null);
        if (alternate != null) {
            screen(alternate);
        }
        out.writeBoolean(state.onAlternate());
        frame(state.frames.left());
        frame(state.frames.beforeClear());
        out.writeInt(state.row);
        out.writeInt(state.column);
        out.writeBoolean(state.pendingWrap);
        out.writeInt(state.top);
        out.writeInt(state.bottom);
        out.writeInt(state.lastCharacter);
        pen(state.pen);
        charsets(state.charsets);
        modes(state.modes);
        tabs(state.tabs);
        titles(state.titles);
        saved(state.mainSaved);
        saved(state.alternateSaved);
        keyboard(state.mainKeyboard);
        keyboard(state.alternateKeyboard);
    }

    private void screen(Screen screen) throws IOException {
        for (int i = 0; i < screen.height(); i++) {
            rows.write(screen.row(i));
        }
    }

    private void frame(Row @Nullable [] frame) throws IOException {
        out.writeInt(frame == null ? -1 : frame.length);
        if (frame != null) {
            for (Row row : frame) {
                rows.write(row);
            }
        }
    }

    private void pen(Pen pen) throws IOException {
        out.writeInt(pen.flags());
        out.writeInt(pen.foreground());
        out.writeInt(pen.background());
        out.writeInt(pen.underlineColor());
    }

    private void charsets(Charsets charsets) throws IOException {
        for (int i = 0; i < Charsets.SETS; i++) {
            out.writeByte(charsets.designated(i));
        }
        out.writeByte(charsets.invoked());
        out.writeByte(charsets.singleShift());
    }

    private void modes(ModeState modes) throws IOException {
        out.writeInt(modes.bits());
        out.writeShort(modes.mouseTracking());
        out.writeShort(modes.mouseEncoding());
        out.writeByte(modes.cursorShape());
        out.writeByte(modes.modifyOtherKeys());
    }

    private void tabs(TabStops tabs) throws IOException {
        out.writeBoolean(tabs.changed());
        if (tabs.changed()) {
            long[] bits = tabs.toArray();
            out.writeShort(bits.length);
            for (long word : bits) {
                out.writeLong(word);
            }
        }
    }

    private void titles(Titles titles) throws IOException {
        out.writeUTF(titles.current());
        out.writeByte(titles.stack().size());
        for (String title : titles.stack()) {
            out.writeUTF(title);
        }
    }

    private void saved(SavedCursor saved) throws IOException {
        out.writeInt(saved.row);
        out.writeInt(saved.column);
        out.writeBoolean(saved.pendingWrap);
        out.writeBoolean(saved.origin);
        pen(saved.pen);
        charsets(saved.charsets);
    }

    private void keyboard(KeyboardFlags keyboard) throws IOException {
        int[] all = keyboard.toArray();
        out.writeByte(all.length);
        for (int flags : all) {
            out.writeByte(flags);
        }
    }
}
