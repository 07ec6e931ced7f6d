// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whose window the terminal fits: that of the viewer that typed last, or attached last and has a size. Viewers that only
 * read never count. When that viewer leaves, the one active before it takes over; the last one's size stays.
 */
final class SizePolicy {
    private final Collection<? extends Viewer> viewers;
    private final Consumer<TerminalSize> apply;
    private long clock;

    SizePolicy(Collection<? extends Viewer> viewers, Consumer<TerminalSize> apply) {
        this.viewers = viewers;
        this.apply = apply;
    }

    void attached(Viewer viewer, int rows, int columns) {
        if (!viewer.readOnly() && TerminalSize.allowed(rows, columns)) {
            viewer.window().size(rows, columns);
            typed(viewer);
        }
    }

    void typed(Viewer viewer) {
        viewer.window().active(++clock);
        if (viewer.window().sized()) {
            apply(viewer.window());
        }
    }

    void resized(Viewer viewer, int rows, int columns) {
        if (viewer.readOnly() || !TerminalSize.allowed(rows, columns)) {
            return;
        }
        viewer.window().size(rows, columns);
        if (owner() == viewer) {
            apply(viewer.window());
        }
    }

    /** A viewer has left the collection. */
    void detached() {
        Viewer owner = owner();
        if (owner != null) {
            apply(owner.window());
        }
    }

    private @Nullable Viewer owner() {
        Viewer owner = null;
        for (Viewer viewer : viewers) {
            boolean counts = !viewer.readOnly() && viewer.window().sized();
            if (counts
                    && (owner == null
                            || viewer.window().active() > owner.window().active())) {
                owner = viewer;
            }
        }
        return owner;
    }

    private void apply(ViewerWindow window) {
        apply.accept(new TerminalSize(window.rows(), window.columns()));
    }
}
