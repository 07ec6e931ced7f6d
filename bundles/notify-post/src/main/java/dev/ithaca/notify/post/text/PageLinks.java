// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post.text;

import dev.ithaca.spi.notify.Notification;
import java.util.Optional;

/** Makes the places that notifications lead to absolute, as soon as it is known where the page of the daemon is. */
public final class PageLinks {
    /** How long a link may be. */
    public static final int MOST = 2_048;

    private final String page;

    /**
     * Links to a page.
     *
     * @param key what to call the address, for the message
     * @param page address of the page; empty if it is not known
     * @throws IllegalArgumentException if it is no address of a page
     */
    public PageLinks(String key, String page) {
        if (!page.matches("(https?://\\S+)?")) {
            throw new IllegalArgumentException(key + " must be an http or https address");
        }
        this.page = page.replaceAll("/+$", "");
    }

    /**
     * Where a notification leads to.
     *
     * @param notification the notification
     * @return an absolute address of at most {@value #MOST} characters, if it leads anywhere
     */
    public Optional<String> of(Notification notification) {
        String url = notification.url();
        if (url == null) {
            return Optional.empty();
        }
        boolean path = url.startsWith("/");
        String link = path ? page + url : url;
        return (path && page.isEmpty()) || link.length() > MOST ? Optional.empty() : Optional.of(link);
    }
}
