// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.plugins.internal.deploy.Entry.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTest {
    @Test
    void knowsItsBundlesFromThoseOfALongerVersion() {
        Entry archive = new Entry(
                "pager.kar",
                "pager",
                "",
                Stage.DEPLOYED,
                "",
                false,
                List.of("mvn:org.example/pager/1.0"),
                Instant.EPOCH);

        assertThat(archive.has("mvn:org.example/pager/1.0")).isTrue();
        assertThat(archive.has("mvn:org.example/pager/1.0/jar")).isTrue();
        assertThat(archive.has("mvn:org.example/pager/1.0.1")).isFalse();
    }
}
