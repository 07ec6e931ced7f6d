// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One app of the list, in the seed system's words.
 *
 * @param href its path
 * @param title how it is called
 * @param description what it does, if it says so
 * @param iconHref its icon, if it has one
 * @param type {@code single_html} or {@code spa}
 * @param error why it cannot be opened; absent if it can
 */
record AppItem(
        String href,
        String title,
        @Nullable String description,
        @Nullable String iconHref,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {
    private static final List<String> ICONS =
            List.of("favicon.svg", "favicon.ico", "favicon.png", "apple-touch-icon.png");
    private static final String SINGLE = "single_html";
    private static final String SPA = "spa";

    static AppItem broken(String slug, String reason) {
        return new AppItem("/apps/" + slug + "/", slug, null, null, SINGLE, reason);
    }

    static AppItem of(App app) throws IOException {
        AppManifest says = app.manifest();
        Path entry = app.entry();
        HtmlHead head = entry == null ? HtmlHead.NONE : HtmlHead.read(entry);
        String title = first(says.title(), head.title(), app.slug());
        String icon = first(says.iconHref(), head.icon(), icon(app));
        return new AppItem(
                app.href(),
                String.valueOf(title),
                first(says.description(), head.description(), null),
                icon == null ? null : absolute(app, icon),
                type(first(says.appType(), head.type(), null), head),
                null);
    }

    private static String type(@Nullable String told, HtmlHead head) {
        if (SINGLE.equals(told) || SPA.equals(told)) {
            return told;
        }
        return head.looksLikeSpa() ? SPA : SINGLE;
    }

    private static @Nullable String icon(App app) {
        return ICONS.stream()
                .filter(name -> Files.isRegularFile(app.folder().resolve(name)))
                .findFirst()
                .orElse(null);
    }

    /** What is relative is relative to the app, not to the page that lists it. */
    private static String absolute(App app, String href) {
        boolean whole = href.startsWith("/") || href.matches("(?i)[a-z][a-z0-9+.-]*:.*");
        return whole ? href : app.href() + href.replaceFirst("^(\\./)+", "");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        String told = one == null || one.isBlank() ? two : one;
        return told == null || told.isBlank() ? three : told;
    }
}
