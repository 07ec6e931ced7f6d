// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a page says of itself. It is searched, not parsed: a page that hides it from a search loses a title in a
 * list.
 *
 * @param title the title
 * @param description the description
 * @param icon the icon's href
 * @param type the type that the page gives itself
 * @param looksLikeSpa whether it is the shell of a script
 */
record HtmlHead(
        @Nullable String title,
        @Nullable String description,
        @Nullable String icon,
        @Nullable String type,
        boolean looksLikeSpa) {
    static final HtmlHead NONE = new HtmlHead(null, null, null, null, false);

    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,200}>([^<]{0,500})");
    private static final Pattern TAG = Pattern.compile("(?is)<(meta|link)\\b([^>]{0,2000})>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?is)([a-z:-]{1,30})\\s{0,9}=\\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
    private static final Pattern SHELL = Pattern.compile(
            "(?is)type=[\"']?module|id=[\"']?(?:root|app)[\"'\\s>]|(?:src|href)=[\"']?[^\"'\\s>]{0,200}\\bassets/");

    static HtmlHead read(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
        Map<String, String> found = new HashMap<>();
        for (Matcher tag = TAG.matcher(text); tag.find(); ) {
            Map<String, String> attributes = attributes(tag.group(2));
            String rel = " " + attributes.getOrDefault("rel", "").toLowerCase(Locale.ROOT) + " ";
            if (tag.group(1).equalsIgnoreCase("meta")) {
                String name = attributes.getOrDefault("name", attributes.getOrDefault("property", ""));
                put(found, name.toLowerCase(Locale.ROOT), attributes.get("content"));
            } else if (rel.contains(" icon ")) {
                put(found, "icon", attributes.get("href"));
            }
        }
        Matcher title = TITLE.matcher(text);
        String description =
                found.getOrDefault("oly:description", found.getOrDefault("description", found.get("og:description")));
        return new HtmlHead(
                title.find() ? plain(title.group(1)) : null,
                description,
                found.get("icon"),
                found.getOrDefault("oly:app-type", found.get("oly:type")),
                SHELL.matcher(text).find());
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        for (Matcher each = ATTRIBUTE.matcher(text); each.find(); ) {
            String value =
                    each.group(2) != null ? each.group(2) : each.group(3) != null ? each.group(3) : each.group(4);
            attributes.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), plain(value));
        }
        return attributes;
    }

    private static void put(Map<String, String> found, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            found.putIfAbsent(name, value);
        }
    }

    private static String plain(String text) {
        return text.strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
