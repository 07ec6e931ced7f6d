// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import dev.ithaca.http.internal.page.PageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * The bundle that has the page: one with a header {@code Ithaca-Page} that names the folder of its files. It can come, go and be
 * replaced while the daemon runs.
 */
final class PageBundle implements PageFiles, BundleTrackerCustomizer<String> {
    private static final String HEADER = "Ithaca-Page";

    private final BundleTracker<String> tracker;
    private final Runnable changed;
    private volatile @Nullable Bundle bundle;
    private volatile String folder = "";

    /**
     * @param changed called when the files are others
     */
    PageBundle(BundleContext context, Runnable changed) {
        this.changed = changed;
        tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public @Nullable String addingBundle(Bundle added, @Nullable BundleEvent event) {
        String header = added.getHeaders().get(HEADER);
        if (header == null) {
            return null;
        }
        String path = header.strip();
        folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        bundle = added;
        changed.run();
        return folder;
    }

    @Override
    public void modifiedBundle(Bundle modified, @Nullable BundleEvent event, String path) {
        // Its files are the same.
    }

    @Override
    public void removedBundle(Bundle removed, @Nullable BundleEvent event, String path) {
        if (removed.equals(bundle)) {
            bundle = null;
            changed.run();
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Bundle from = bundle;
        URL file = from == null ? null : from.getEntry(folder + path);
        if (file == null || file.getPath().endsWith("/")) {
            return Optional.empty();
        }
        try (InputStream in = file.openStream()) {
            return Optional.of(in.readAllBytes());
        }
    }
}
