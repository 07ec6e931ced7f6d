// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.watch;

import dev.ithaca.session.api.Attention;
import dev.ithaca.spi.prompt.Assessment;
import java.time.Instant;

/** Says an assessment in the words of the sessions. */
public final class Said {
    private Said() {}

    /** The same under a name, of a moment of the output. */
    public static Attention attention(String id, Assessment said, long offset, Instant since) {
        return new Attention(
                id,
                Attention.State.valueOf(said.state().name()),
                Attention.Kind.valueOf(said.kind().name()),
                said.rule(),
                said.detail(),
                said.evidence(),
                said.confidence(),
                offset,
                since);
    }
}
