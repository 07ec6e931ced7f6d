// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private final FrameDecoder decoder = new FrameDecoder();

    @Test
    void cutsFramesThatArriveByteByByte() throws Exception {
        ByteBuffer stream = ByteBuffer.allocate(4096);
        stream.put(new PayloadWriter().text("one").frame((byte) 7));
        stream.put(new PayloadWriter().text("x".repeat(2000)).frame((byte) 8)).flip();
        List<String> texts = new ArrayList<>();

        while (stream.hasRemaining()) {
            decoder.space().put(stream.get());
            for (ByteBuffer payload = decoder.next(); payload != null; payload = decoder.next()) {
                texts.add(decoder.type() + new PayloadReader(payload).text());
            }
        }

        assertThat(texts).containsExactly("7one", "8" + "x".repeat(2000));
    }

    @Test
    void cutsManyFramesThatArriveAtOnce() throws Exception {
        ByteBuffer space = decoder.space();
        int frames = 0;
        while (space.remaining() >= Frames.HEADER) {
            space.put(new PayloadWriter().frame((byte) 1));
            frames++;
        }

        int cut = 0;
        while (decoder.next() != null) {
            cut++;
        }

        assertThat(cut).isEqualTo(frames);
    }

    @Test
    void refusesFrameOverItsBoundBeforeItAllocates() {
        decoder.space().putInt(Frames.MAX_LENGTH + 1);

        assertThatThrownBy(decoder::next).isInstanceOf(WireException.class).hasMessageContaining("refused");
    }

    @Test
    void refusesFrameWithoutType() {
        decoder.space().putInt(0);

        assertThatThrownBy(decoder::next).isInstanceOf(WireException.class);
    }

    @Test
    void refusesCountThatRunsPastItsFrame() {
        ByteBuffer payload = ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).flip();

        assertThatThrownBy(() -> new PayloadReader(payload).texts())
                .isInstanceOf(WireException.class)
                .hasMessageContaining("past the end");
    }
}
