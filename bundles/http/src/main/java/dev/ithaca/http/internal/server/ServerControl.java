// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.WebAddress;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.http.internal.guard.OwnAddresses;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the server on if nothing speaks against it. Felix HTTP needs a configuration to make a server, and only this writes
 * one; the port of that server comes from here too, so that a configuration left over from a killed daemon opens nothing.
 * Immediate, as nobody calls it.
 */
@Component(
        service = {WebAddress.class, ServerControl.class, ConnectorFactory.class},
        configurationPid = ServerControl.PID,
        immediate = true)
@Designate(ocd = HttpConfiguration.class)
public final class ServerControl implements WebAddress, ConnectorFactory, SitePort.Listener {
    static final String PID = "dev.ithaca.http";

    private static final Logger LOG = LoggerFactory.getLogger(ServerControl.class);
    private static final int START_SECONDS = 20;

    private final HttpSettings settings;
    private final ConfigurationAdmin admin;
    private final ServerState state = new ServerState();
    private final Future<?> late;
    private final SitePort port;
    private volatile OwnAddresses addresses;
    private @Nullable ServerKeys keys;

    /**
     * Checks the settings and turns the server on or off.
     *
     * @param access whether anybody could log in
     * @param admin where Felix HTTP is told
     * @param pools for the deadline of the start
     * @param configuration the settings
     */
    @Activate
    public ServerControl(
            @Reference AccessService access,
            @Reference ConfigurationAdmin admin,
            @Reference WorkerPools pools,
            HttpConfiguration configuration) {
        settings = HttpConfiguration.Reader.read(configuration, System::getProperty);
        this.admin = admin;
        addresses = new OwnAddresses(settings.port(), settings.bind(), settings.hosts());
        port = new SitePort(
                server -> new SiteConnector(server, settings, keys, SiteConnector.Bounds.ofThisProcess(), pools), this);
        late = pools.timers()
                .schedule(
                        () -> state.late("HTTP did not start in time; see the daemon's log"),
                        START_SECONDS,
                        TimeUnit.SECONDS);
        if (settings.enabled()) {
            boolean canLogIn = access.passwordSet() || !access.tokens().isEmpty();
            settings.objection(access.required(), canLogIn)
                    .or(() -> PortProbe.objection(settings))
                    .ifPresentOrElse(this::refuse, this::open);
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

    private void open() {
        try {
            keys = settings.tls() ? ServerKeys.read(settings) : null;
            port.allow();
            felix().updateIfDifferent(FelixSettings.all());
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private Configuration felix() throws IOException {
        return admin.getConfiguration(FelixSettings.PID, "?");
    }

    /** Felix HTTP asks for the port when its server has started. */
    @Override
    public Connector createConnector(Server server) {
        return port.of(server);
    }

    @Override
    public void opened(int number) {
        addresses = new OwnAddresses(number, settings.bind(), settings.hosts());
        URI base = URI.create((settings.tls() ? "https://" : "http://") + host() + ":" + number);
        late.cancel(false);
        state.on(base);
        LOG.info("HTTP is on at {}", base);
    }

    @Override
    public void closed() {
        state.gone();
    }

    @Override
    public void failed(IOException reason) {
        String objection = PortProbe.objection(settings, reason);
        LOG.error("HTTP is off: {}", objection);
        state.off(objection);
    }

    /** How a browser on this machine names the server. */
    private String host() {
        boolean any = settings.bind().equals("0.0.0.0") || settings.bind().equals("::");
        String address = any ? "127.0.0.1" : settings.bind();
        ServerKeys known = keys;
        String host = known == null ? address : known.names().nameFor(address, settings.hosts());
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Says whether requests that come in reach the site. */
    public void served(boolean now) {
        port.served(now);
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

    /** The port is closed when this returns: the next component may want it at once. */
    @Deactivate
    void close() {
        port.end();
        turnOff(null);
    }
}
