// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.plugin.PluginCaller;
import dev.ithaca.plugins.internal.deploy.Entry.Stage;
import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one file. Guarded by its {@link Deployments}. */
final class Deployment {
    final String file;
    final PluginCaller caller;

    /** The content that was dealt with last, whatever came of it; null to deal with it anew. */
    @Nullable
    Stamp handled;
    /** What is in the framework; null for nothing. */
    @Nullable
    PluginFile deployed;

    @Nullable
    Stamp deployedStamp;
    /** What is being put in place and is not there yet; null for nothing. */
    @Nullable
    PluginFile coming;
    /** It was taken up from an earlier life, and it is not decided yet what becomes of it in this one. */
    boolean undecided;
    /** An operation is under way, or has not returned. */
    boolean busy;
    /** Try again when other OSGi bundles come. */
    boolean waitsForOthers;
    /** What came of the last operation, noted by the operation itself; who waits for it may have given up. */
    @Nullable
    Outcome late;
    /** The file whose version of it is in use instead of this one; empty if none is. */
    String replacedBy = "";

    private String name;
    private String version = "";
    private Stage stage = Stage.COPYING;
    private String problem = "its file is still being written";
    private Instant since = Instant.now();

    Deployment(String file, PluginCaller caller) {
        this.file = file;
        this.name = file;
        this.caller = caller;
    }

    void found(PluginFile plugin) {
        name = plugin.name();
        version = plugin.version();
    }

    void now(Stage newStage, String newProblem) {
        if (stage != newStage || !problem.equals(newProblem)) {
            since = Instant.now();
        }
        stage = newStage;
        problem = newProblem;
    }

    /** Whether it failed after a moment: what fails is not tried again at once. */
    boolean failedSince(Instant moment) {
        return stage == Stage.FAILED && since.isAfter(moment);
    }

    Stage stage() {
        return stage;
    }

    Entry entry(String location) {
        PluginFile there = deployed;
        List<String> locations = there == null ? List.of() : there.kar() ? there.locations() : List.of(location);
        return new Entry(file, name, version, stage, problem, busy || undecided, locations, since);
    }
}
