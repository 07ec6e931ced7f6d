// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.WebAddress;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.http.internal.guard.OwnAddresses;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the server on if nothing speaks against it. Felix HTTP needs a configuration to open a port, and only this writes one;
 * it lies at a start level before Felix HTTP, so that one left over from a killed daemon is replaced before it counts.
 * Immediate, as nobody calls it.
 */
@Component(
        service = {WebAddress.class, ServerControl.class},
        configurationPid = ServerControl.PID,
        immediate = true)
@Designate(ocd = HttpConfiguration.class)
public final class ServerControl implements WebAddress {
    static final String PID = "dev.ithaca.http";

    private static final Logger LOG = LoggerFactory.getLogger(ServerControl.class);
    private static final int START_SECONDS = 20;

    private final HttpSettings settings;
    private final ConfigurationAdmin admin;
    private final ServerState state = new ServerState();
    private final Future<?> late;
    private volatile OwnAddresses addresses;
    private @Nullable KeyFile keys;

    /**
     * Checks the settings and turns the server on or off.
     *
     * @param access whether anybody could log in
     * @param directory where a key lies while the server starts
     * @param admin where Felix HTTP is told
     * @param pools for the deadline of the start
     * @param configuration the settings
     */
    @Activate
    public ServerControl(
            @Reference AccessService access,
            @Reference StateDirectory directory,
            @Reference ConfigurationAdmin admin,
            @Reference WorkerPools pools,
            HttpConfiguration configuration) {
        settings = HttpConfiguration.Reader.read(configuration, System::getProperty);
        this.admin = admin;
        addresses = new OwnAddresses(settings.port(), settings.bind(), settings.hosts());
        late = pools.timers()
                .schedule(
                        () -> state.late("HTTP did not start in time; see the daemon's log"),
                        START_SECONDS,
                        TimeUnit.SECONDS);
        if (settings.enabled()) {
            boolean canLogIn = access.passwordSet() || !access.tokens().isEmpty();
            settings.objection(access.required(), canLogIn)
                    .or(() -> PortProbe.objection(settings))
                    .ifPresentOrElse(this::refuse, () -> open(directory));
        } else {
            turnOff(null);
        }
    }

    private void refuse(String objection) {
        LOG.error("HTTP is off: {}", objection);
        turnOff(objection);
    }

    private void turnOff(@Nullable String objection) {
        late.cancel(false);
        try {
            felix().delete();
        } catch (IOException e) {
            LOG.error("Felix HTTP cannot be told to stay off", e);
        }
        state.off(objection);
    }

    private void open(StateDirectory directory) {
        try {
            keys = settings.tls() ? KeyFile.write(settings, directory.run()) : null;
            felix().updateIfDifferent(FelixSettings.of(settings, keys));
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private Configuration felix() throws IOException {
        return admin.getConfiguration(FelixSettings.PID, "?");
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRuntime(HttpServiceRuntime runtime, Map<String, Object> properties) {
        String name = settings.tls() ? "org.osgi.service.http.port.secure" : "org.osgi.service.http.port";
        int port = Integer.parseInt(String.valueOf(properties.get(name)));
        addresses = new OwnAddresses(port, settings.bind(), settings.hosts());
        URI base = URI.create((settings.tls() ? "https://" : "http://") + host() + ":" + port);
        state.on(base);
        LOG.info("HTTP is on at {}", base);
        deleteKeys();
    }

    void unbindRuntime(HttpServiceRuntime runtime) {
        state.gone();
    }

    /** How a browser on this machine names the server. */
    private String host() {
        boolean any = settings.bind().equals("0.0.0.0") || settings.bind().equals("::");
        String address = any ? "127.0.0.1" : settings.bind();
        KeyFile file = keys;
        String host = file == null ? address : file.names().nameFor(address, settings.hosts());
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private void deleteKeys() {
        KeyFile file = keys;
        if (file != null) {
            try {
                file.delete();
            } catch (IOException e) {
                LOG.warn("{} is left behind", file, e);
            }
        }
    }

    /** Says whether requests that come in reach the site. */
    public void served(boolean now) {
        state.served(now);
    }

    public HttpSettings settings() {
        return settings;
    }

    /** The names of this server with the port that it has now. */
    public OwnAddresses addresses() {
        return addresses;
    }

    @Override
    public Optional<URI> base() {
        return state.base();
    }

    @Override
    public boolean enabled() {
        return settings.enabled();
    }

    @Override
    public Optional<String> problem() {
        return state.problem();
    }

    /** The port closes with this component. */
    @Deactivate
    void close() {
        turnOff(null);
        deleteKeys();
    }
}
