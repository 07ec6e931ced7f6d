// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileLimitTest {
    @ParameterizedTest
    @CsvSource({"20000, 3000", "4096, 1792", "1024, 256", "256, 64", "unlimited, 3000"})
    void keepsDescriptorsForAllElse(String files, int connections) {
        List<String> limits = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max processes             63436                63436                processes ",
                "Max open files            " + files + "                 524288               files     ");

        assertThat(FileLimit.connections(3_000, limits)).isEqualTo(connections);
    }
}
