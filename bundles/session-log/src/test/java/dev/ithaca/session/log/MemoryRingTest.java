// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryRingTest {
    @Test
    void holdsNothingBeforeTheFirstByteAndAfterRelease() {
        MemoryRing ring = new MemoryRing(4096, 10, new MemoryBudget(0));

        assertThat(ring.array()).isEmpty();
        assertThat(ring.read(10, ByteBuffer.allocate(1))).isZero();

        ring.put(Sample.bytes(10, 100));
        ring.written(100);
        ring.release();

        assertThat(ring.array()).isEmpty();
        assertThat(ring.read(109, ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(ring.end()).isEqualTo(110);
    }

    @Test
    void servesExactlyWhatItHoldsThroughGrowthAndWrapping() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MemoryRing ring = new MemoryRing(5000, 0, new MemoryBudget(0));
        for (int step = 0; step < 5000; step++) {
            int length = Math.min(ring.room(), random.nextInt(700));
            ring.put(Sample.bytes(ring.end(), length));
            if (random.nextInt(20) == 0) {
                ring.drop(random.nextInt(ring.pending() + 1));
            }
            long from = ring.pendingStart() + random.nextInt(ring.pending() + 1);
            ByteBuffer target = ByteBuffer.allocate(6000);
            assertThat(ring.read(from, target)).as("seed %d", seed).isEqualTo((int) (ring.end() - from));
            assertThat(Sample.firstWrong(from, target.flip()))
                    .as("seed %d", seed)
                    .isEqualTo(-1);
            ring.written(random.nextInt(ring.pending() + 1));
            if (ring.pending() == 0 && random.nextInt(10) == 0) {
                ring.release();
            }
        }
    }

    @Test
    void growsOverWhatIsFreeOnlyWithinTheBudgetAndGivesItBack() {
        MemoryBudget budget = new MemoryBudget(200_000);
        MemoryRing first = new MemoryRing(1 << 20, 0, budget);
        MemoryRing second = new MemoryRing(1 << 20, 0, budget);

        assertThat(first.reserve(200_000)).isTrue();
        assertThat(budget.free()).isEqualTo(200_000 - (256 << 10) + MemoryRing.FREELY);
        assertThat(second.reserve(MemoryRing.FREELY + 1)).isFalse();
        assertThat(second.reserve(MemoryRing.FREELY)).isTrue();
        assertThat(second.room()).isEqualTo(MemoryRing.FREELY);

        first.release();
        assertThat(budget.free()).isEqualTo(200_000);
        assertThat(second.reserve(MemoryRing.FREELY + 1)).isTrue();
    }
}
