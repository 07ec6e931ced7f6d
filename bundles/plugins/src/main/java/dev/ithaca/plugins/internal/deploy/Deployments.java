// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import dev.ithaca.core.plugin.PluginCaller;
import dev.ithaca.plugins.internal.deploy.Entry.Stage;
import dev.ithaca.plugins.internal.folder.PluginFile;
import dev.ithaca.plugins.internal.folder.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All files, and what is known of each. What is in the framework is remembered for the next life of the daemon.
 *
 * <p>Locking: every {@link Deployment} is guarded by {@code this}; neither plugins nor the framework are called under it.
 */
final class Deployments {
    private final DeployedStore store;
    private final Function<String, PluginCaller> callers;
    private final Map<String, Deployment> byFile = new TreeMap<>();
    private boolean closed;

    /** None yet; {@code callers} makes the thread of a file. */
    Deployments(DeployedStore store, Function<String, PluginCaller> callers) {
        this.store = store;
        this.callers = callers;
    }

    /** What an earlier life has put in place, by file. */
    Map<String, Stamp> remembered() {
        return store.load();
    }

    /** That of a file, made if there is none. */
    synchronized Deployment of(String file) {
        return byFile.computeIfAbsent(file, name -> new Deployment(name, callers.apply(name)));
    }

    synchronized Optional<Deployment> find(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    synchronized List<Deployment> all() {
        return List.copyOf(byFile.values());
    }

    synchronized List<Entry> entries(UnaryOperator<String> location) {
        return byFile.values().stream()
                .map(one -> one.entry(location.apply(one.file)))
                .toList();
    }

    synchronized @Nullable PluginFile deployed(Deployment deployment) {
        return deployment.deployed;
    }

    /** Another file with a bundle of the same name in the framework. */
    synchronized Optional<Deployment> rival(Deployment deployment, PluginFile plugin) {
        return byFile.values().stream()
                .filter(one -> one != deployment && !plugin.kar())
                .filter(one -> one.deployed != null && one.deployed.name().equals(plugin.name()))
                .findFirst();
    }

    /** Whether a plugin of the same name is just being put in place or taken out, for another file. */
    synchronized boolean isOnTheMove(Deployment deployment, PluginFile plugin) {
        return byFile.values().stream()
                .filter(one -> one != deployment && !plugin.kar())
                .filter(one -> one.busy && one.stage() != Stage.HANGING)
                .flatMap(one -> Stream.of(one.coming, one.deployed))
                .anyMatch(one -> one != null && one.name().equals(plugin.name()));
    }

    synchronized void coming(Deployment deployment, PluginFile plugin) {
        deployment.coming = plugin;
    }

    /** Its content is dealt with at a later look. */
    synchronized void later(Deployment deployment) {
        deployment.handled = null;
    }

    synchronized void takenUp(Deployment deployment, PluginFile plugin, Stamp stamp) {
        deployment.undecided = true;
        deployment.found(plugin);
        deployment.handled = stamp;
        deployment.deployed = plugin;
        deployment.deployedStamp = stamp;
        deployment.now(Stage.DEPLOYED, "");
    }

    /** It runs as it did before. */
    synchronized void goesOn(Deployment deployment) {
        deployment.undecided = false;
    }

    /** Whether a content was taken up from an earlier life and needs no more than a start. */
    synchronized boolean isTakenUp(Deployment deployment, @Nullable Stamp stamp) {
        return deployment.deployed != null
                && deployment.deployedStamp != null
                && deployment.deployedStamp.equals(stamp);
    }

    /** Whether a content has to be dealt with; from now on it counts as dealt with. */
    synchronized boolean handle(Deployment deployment, Stamp stamp) {
        if (closed || deployment.busy || stamp.equals(deployment.handled)) {
            return false;
        }
        deployment.handled = stamp;
        deployment.replacedBy = "";
        return true;
    }

    /** Whether what is gone may be taken out now; not at once if that has failed since a moment. */
    synchronized boolean mayTakeOut(Deployment deployment, Instant moment) {
        return !closed && !deployment.busy && !deployment.failedSince(moment);
    }

    /** An operation begins, unless one is under way. */
    synchronized boolean begin(Deployment deployment) {
        if (deployment.busy) {
            return false;
        }
        deployment.busy = true;
        deployment.undecided = false;
        deployment.waitsForOthers = false;
        deployment.late = null;
        return true;
    }

    synchronized void copying(Deployment deployment) {
        deployment.handled = null;
        if (deployment.deployed == null) {
            deployment.now(Stage.COPYING, "its file is still being written");
        }
    }

    /** What runs of an earlier content of the file goes on. */
    synchronized void refused(Deployment deployment, String why) {
        deployment.undecided = false;
        String kept = deployment.deployed == null ? "" : "; its earlier version goes on";
        deployment.now(deployment.deployed == null ? Stage.REFUSED : deployment.stage(), why + kept);
    }

    /** It is in the framework from now on, whether it can be started or not. */
    synchronized void placed(Deployment deployment, PluginFile plugin, Stamp stamp) {
        deployment.coming = null;
        deployment.deployed = plugin;
        deployment.deployedStamp = stamp;
        deployment.found(plugin);
        if (deployment.stage() == Stage.COPYING) {
            deployment.now(Stage.DEPLOYED, "");
        }
        remember();
    }

    synchronized void takenOut(Deployment deployment) {
        deployment.deployed = null;
        deployment.deployedStamp = null;
    }

    /** It is not wanted as long as another file has as new a version of it, or a newer one. */
    synchronized void yields(Deployment deployment, String other) {
        deployment.replacedBy = other;
    }

    synchronized void replaced(Deployment older, String newer) {
        older.replacedBy = newer;
        older.now(Stage.REFUSED, newer + " has a newer version of it; this file can be removed");
    }

    synchronized void late(Deployment deployment, Outcome outcome) {
        deployment.late = outcome;
    }

    /** What came of the operation that has returned after its deadline; nothing if it had not even begun. */
    synchronized Optional<Outcome> late(Deployment deployment) {
        return Optional.ofNullable(deployment.late);
    }

    /** Its operation is overdue, and remains under way until it returns. */
    synchronized void hangs(Deployment deployment, String why) {
        deployment.coming = null;
        deployment.now(Stage.HANGING, why);
        remember();
    }

    synchronized void failed(Deployment deployment, String why, boolean waitsForOthers) {
        deployment.busy = false;
        deployment.coming = null;
        deployment.now(Stage.FAILED, why);
        deployment.waitsForOthers = waitsForOthers;
        remember();
    }

    synchronized void succeeded(Deployment deployment, boolean there) {
        deployment.busy = false;
        if (there) {
            deployment.now(Stage.DEPLOYED, "");
        } else {
            byFile.remove(deployment.file);
            deployment.caller.close();
            byFile.values().stream()
                    .filter(other -> other.replacedBy.equals(deployment.file))
                    .forEach(Deployments::again);
        }
        remember();
    }

    /** It is dealt with anew at the next look. */
    synchronized void freed(Deployment deployment) {
        deployment.busy = false;
        again(deployment);
    }

    /** What failed for want of others is tried again. */
    synchronized void othersCame() {
        for (Deployment deployment : byFile.values()) {
            if (deployment.waitsForOthers && !deployment.busy) {
                deployment.waitsForOthers = false;
                again(deployment);
            }
        }
    }

    private static void again(Deployment deployment) {
        deployment.replacedBy = "";
        deployment.handled = null;
    }

    /** What does not run is remembered without its stamp, so that the next life deals with it anew, or takes it out. */
    private void remember() {
        Map<String, Stamp> there = new TreeMap<>();
        for (Deployment deployment : byFile.values()) {
            Stamp stamp = deployment.deployedStamp;
            if (stamp != null) {
                there.put(deployment.file, deployment.stage() == Stage.DEPLOYED ? stamp : Stamp.NONE);
            }
        }
        store.save(there);
    }

    /** No operation begins any more. */
    synchronized void close() {
        closed = true;
        byFile.values().forEach(one -> one.caller.close());
    }
}
