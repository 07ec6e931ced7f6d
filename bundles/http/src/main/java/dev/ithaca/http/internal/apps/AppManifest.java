// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.http.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app's {@code oly.app.json} says.
 *
 * @param entry a file of the app, or an http or https URL
 * @param title how it is called
 * @param description what it does
 * @param iconHref its icon
 * @param appType {@code single_html} or {@code spa}
 * @param redirectFiles further files or folders, of the app or of wwwroot
 */
record AppManifest(
        @Nullable String entry,
        @Nullable String title,
        @Nullable String description,
        @Nullable String iconHref,
        @Nullable String appType,
        @Nullable List<String> redirectFiles) {
    static final String NAME = "oly.app.json";
    private static final int MOST_BYTES = 64 * 1024;

    static AppManifest read(Path file) throws AppProblem {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] text = in.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw new AppProblem(NAME + " has more than " + MOST_BYTES + " bytes");
            }
            return Json.read(text, AppManifest.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AppProblem(NAME + ": " + Json.reason(e));
        } catch (IOException e) {
            throw new AppProblem(NAME + " cannot be read");
        }
    }

    /** Whether the app is another server's. */
    boolean isRemote() {
        String text = entry == null ? "" : entry.toLowerCase(java.util.Locale.ROOT);
        return text.startsWith("http://") || text.startsWith("https://");
    }
}
