// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static dev.ithaca.terminal.RowDecoder.check;

import dev.ithaca.terminal.screen.Pen;
import dev.ithaca.terminal.screen.Row;
import dev.ithaca.terminal.screen.Screen;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads checkpoints; anything but a whole one of the known version is refused. */
final class CheckpointReader {
    private static final int MINIMUM = 16;

    private final byte[] bytes;

    CheckpointReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The size of the terminal to be restored. */
    record Size(int rows, int columns) {}

    Terminal read(Function<Size, Terminal> factory) {
        int length = bytes.length - CheckpointWriter.CHECKSUM_BYTES;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            check(length >= MINIMUM && in.readInt() == CheckpointWriter.MAGIC, "not a checkpoint");
            int version = in.readUnsignedByte();
            check(version == CheckpointWriter.VERSION, "unknown version " + version);
            check(storedChecksum(length) == CheckpointWriter.checksum(bytes, length), "checksum");
            Size size = new Size(in.readInt(), in.readInt());
            check(size.rows > 0 && size.rows == Terminal.height(size.rows), "rows");
            check(size.columns > 0 && size.columns == Terminal.width(size.rows, size.columns), "columns");
            Terminal terminal = factory.apply(size);
            new Body(terminal.state(), in).read();
            terminal.parser().readFrom(in);
            check(in.available() == CheckpointWriter.CHECKSUM_BYTES, "length");
            return terminal;
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("damaged checkpoint: " + e.getMessage(), e);
        }
    }

    private int storedChecksum(int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }

    /** Everything between the size and the parser's state. */
    private static final class Body {
        private final VtState state;
        private final DataInputStream in;
        private final RowDecoder rows;

        Body(VtState state, DataInputStream in) {
            this.state = state;
            this.in = in;
            this.rows = new RowDecoder(state.styles, in);
        }

        void read() throws IOException {
            screen(state.main);
            if (in.readBoolean()) {
                Screen alternate = new Screen(state.rows, state.columns);
                screen(alternate);
                state.alternate = alternate;
            }
            if (in.readBoolean()) {
                check(state.alternate != null, "alternate screen");
                state.enterAlternate(false);
            }
            state.frames.restore(frame(), frame());
            state.row = within(state.rows);
            state.column = within(state.columns);
            state.pendingWrap = in.readBoolean();
            state.top = within(state.rows);
            state.bottom = within(state.rows);
            check(state.top <= state.bottom, "scroll region");
            state.lastCharacter = within(Character.MAX_CODE_POINT + 1);
            pen(state.pen);
            charsets(state.charsets);
            modes(state.modes);
            tabs();
            titles();
            saved(state.mainSaved);
            saved(state.alternateSaved);
            keyboard(state.mainKeyboard);
            keyboard(state.alternateKeyboard);
            state.penChanged();
        }

        private int within(int limit) throws IOException {
            int value = in.readInt();
            check(value >= 0 && value < limit, "position");
            return value;
        }

        private void screen(Screen screen) throws IOException {
            for (int i = 0; i < screen.height(); i++) {
                rows.read(screen.row(i), state.columns);
            }
        }

        private Row @Nullable [] frame() throws IOException {
            int height = in.readInt();
            check(height >= -1 && height <= Terminal.MAX_ROWS, "frame");
            if (height < 0) {
                return null;
            }
            Row[] frame = Screen.emptyRows(height);
            for (Row row : frame) {
                rows.read(row, Terminal.MAX_COLUMNS);
            }
            return frame;
        }

        private void pen(Pen pen) throws IOException {
            pen.set(
                    in.readInt() & Pen.FLAGS_MASK,
                    RowDecoder.checkedColor(in.readInt()),
                    RowDecoder.checkedColor(in.readInt()),
                    RowDecoder.checkedColor(in.readInt()));
        }

        private void charsets(Charsets charsets) throws IOException {
            for (int i = 0; i < Charsets.SETS; i++) {
                charsets.designate(i, in.readUnsignedByte());
            }
            charsets.invoke(set());
            charsets.singleShift(set());
        }

        private int set() throws IOException {
            int index = in.readUnsignedByte();
            check(index < Charsets.SETS, "character set");
            return index;
        }

        private void modes(ModeState modes) throws IOException {
            modes.bits(in.readInt());
            modes.mouseTracking(in.readUnsignedShort());
            modes.mouseEncoding(in.readUnsignedShort());
            modes.cursorShape(in.readUnsignedByte());
            modes.modifyOtherKeys(in.readUnsignedByte());
        }

        private void tabs() throws IOException {
            if (in.readBoolean()) {
                long[] bits = new long[in.readUnsignedShort()];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = in.readLong();
                }
                state.tabs.restore(bits);
            }
        }

        private void titles() throws IOException {
            state.titles.set(in.readUTF());
            int stacked = in.readUnsignedByte();
            check(stacked <= Titles.MAX_DEPTH, "titles");
            for (int i = 0; i < stacked; i++) {
                state.titles.stack().addLast(in.readUTF());
            }
        }

        private void saved(SavedCursor saved) throws IOException {
            saved.row = within(state.rows);
            saved.column = within(state.columns);
            saved.pendingWrap = in.readBoolean();
            saved.origin = in.readBoolean();
            pen(saved.pen);
            charsets(saved.charsets);
        }

        private void keyboard(KeyboardFlags keyboard) throws IOException {
            int[] all = new int[in.readUnsignedByte()];
            check(all.length > 0 && all.length <= KeyboardFlags.MAX_DEPTH + 1, "keyboard flags");
            for (int i = 0; i < all.length; i++) {
                all[i] = in.readUnsignedByte();
            }
            keyboard.restore(all);
        }
    }
}
