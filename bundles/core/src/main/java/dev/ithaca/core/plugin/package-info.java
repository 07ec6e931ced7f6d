/**
 * Plugins: calls into them that cannot harm the caller, and what there is to know of them.
 *
 * <p>{@link dev.ithaca.core.plugin.PluginCaller} is the one way to call a service of a plugin;
 * {@link dev.ithaca.core.exec.WorkerPools} makes them. {@link dev.ithaca.core.plugin.PluginCalls} tells how the calls go, and
 * {@link dev.ithaca.core.plugin.PluginRegistry}, which another bundle provides, what plugins there are. None of them knows a
 * kind of plugin: any interface of a package {@code dev.ithaca.spi.*} is one.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.ithaca.core.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
