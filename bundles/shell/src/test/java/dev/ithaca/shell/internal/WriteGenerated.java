// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.manual.Generated;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the generated files: {@code WriteGenerated <root of the repository>}. */
public final class WriteGenerated {
    private WriteGenerated() {}

    public static void main(String[] args) throws IOException {
        Generated.write(Path.of(args[0]), Catalog.COMMANDS);
    }
}
