// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.FakeAccess;
import dev.ithaca.http.internal.TestPools;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class ServerControlTest {
    @TempDir
    private Path folder;

    private final FakeAccess access = new FakeAccess();
    private final TestPools pools = new TestPools();
    private final Server server = new Server();

    /** What Felix HTTP was told; null while it has no configuration and so opens nothing. */
    private final AtomicReference<@Nullable Dictionary<?, ?>> felix = new AtomicReference<>();

    @AfterEach
    void stop() throws Exception {
        for (Connector connector : server.getConnectors()) {
            connector.stop();
        }
        server.stop();
        pools.close();
    }

    private ServerControl control(Map<String, Object> values) {
        HttpConfiguration configuration = proxy(HttpConfiguration.class, (name, arguments) -> {
            try {
                return values.getOrDefault(
                        name, HttpConfiguration.class.getMethod(name).getDefaultValue());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        });
        Configuration stored = proxy(Configuration.class, (name, arguments) -> {
            felix.set(name.equals("delete") ? null : (Dictionary<?, ?>) arguments[0]);
            return name.equals("updateIfDifferent") ? true : null;
        });
        ConfigurationAdmin admin = proxy(ConfigurationAdmin.class, (name, arguments) -> stored);
        return new ServerControl(access, admin, pools, configuration);
    }

    private interface Answer {
        @Nullable
        Object to(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private void assertRefused(Map<String, Object> values, String reason) {
        ServerControl control = control(values);

        assertThat(control.problem()).hasValueSatisfying(why -> assertThat(why).contains(reason));
        assertThat(control.base()).isEmpty();
        assertThat(felix.get()).isNull();
    }

    @Test
    void opensThePortWhenTheSiteIsBehindItAndClosesItWithTheSite() throws Exception {
        ServerControl control = control(Map.of("port", 0));
        assertThat(control.problem()).isEmpty();
        assertThat(felix.get()).isNotNull();

        ServerConnector port = portOf(control);
        assertThat(port.isOpen()).isFalse();
        assertThat(control.base()).isEmpty();

        control.served(true);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port.getLocalPort());
        assertThat(port.getHost()).isEqualTo("127.0.0.1");
        assertThat(control.base()).contains(URI.create("http://127.0.0.1:" + address.getPort()));
        assertThat(control.addresses().isOwn("localhost:" + address.getPort())).isTrue();
        new Socket(address.getAddress(), address.getPort()).close();

        control.served(true);
        control.served(false);
        assertThat(port.isOpen())
                .as("a new site comes before the last one goes")
                .isTrue();
        control.served(false);
        assertThat(control.base()).isEmpty();
        assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void opensThePortOfAServerThatComesAfterTheSite() throws Exception {
        ServerControl control = control(Map.of("port", 0));
        control.served(true);

        assertThat(portOf(control).isOpen()).isTrue();
    }

    @Test
    void closesThePortThatTheServerHadBefore() throws Exception {
        ServerConnector other = new ServerConnector(server);
        other.setHost("127.0.0.1");
        server.addConnector(other);
        server.start();

        ServerConnector port = portOf(control(Map.of("port", 0)));

        assertThat(other.isOpen()).isFalse();
        assertThat(server.getConnectors()).containsExactly(port);
    }

    @Test
    void leavesThePortToItsSuccessor() throws Exception {
        ServerControl control = control(Map.of("port", 0));
        control.served(true);
        ServerConnector port = portOf(control);
        int number = port.getLocalPort();

        control.close();

        assertThat(control(Map.of("port", number)).problem()).isEmpty();
        assertThat(port.isOpen()).isFalse();
        control.served(false);
        control.served(true);
        assertThat(port.isOpen()).as("afterwards").isFalse();
    }

    /** A configuration of an earlier run can make Felix HTTP start all the same. */
    @Test
    void opensNothingAgainstAnObjection() throws Exception {
        access.required = false;
        ServerControl control = control(Map.of("port", 0, "bind", "0.0.0.0", "behind_proxy", true));
        control.served(true);

        assertThat(portOf(control).isOpen()).isFalse();
        assertThat(control.base()).isEmpty();
    }

    @Test
    void saysThatThePortWasTakenMeanwhile() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            ServerControl control = control(Map.of("port", freePort()));
            ServerConnector port = portOf(control);
            other.bind(new InetSocketAddress("127.0.0.1", port.getPort()));

            control.served(true);

            assertThat(control.problem())
                    .hasValueSatisfying(why -> assertThat(why)
                            .startsWith(
                                    "port " + port.getPort() + " of 127.0.0.1 cannot be opened (Address already in use")
                            .contains("http_port"));
            assertThat(control.base()).isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** What Felix HTTP does with it: it adds it to its server and starts it. */
    private ServerConnector portOf(ServerControl control) throws Exception {
        server.start();
        Connector port = control.createConnector(server);
        server.addConnector(port);
        port.start();
        return (ServerConnector) port;
    }

    @Test
    void keepsOffOtherAddressesWithoutAuthentication() {
        access.required = false;

        assertRefused(Map.of("port", 0, "bind", "0.0.0.0", "behind_proxy", true), "--no-auth is for loopback only");
    }

    @Test
    void keepsOffOtherAddressesWhileNobodyCanLogIn() {
        access.withoutPassword();

        assertRefused(Map.of("port", 0, "bind", "0.0.0.0", "behind_proxy", true), "nobody can log in");
    }

    @Test
    void keepsOffOtherAddressesWithoutTlsOrProxy() {
        assertRefused(Map.of("port", 0, "bind", "0.0.0.0"), "without TLS");
        assertRefused(Map.of("port", 0, "bind", "::"), "without TLS");
    }

    @Test
    void opensOtherAddressesWithATokenBehindAProxy() throws Exception {
        access.withoutPassword();
        access.token(Scope.OBSERVE);
        ServerControl control = control(Map.of("port", 0, "bind", "0.0.0.0", "behind_proxy", true));

        assertThat(control.problem()).isEmpty();
        assertThat(portOf(control).getHost()).isEqualTo("0.0.0.0");
    }

    @Test
    void opensOtherAddressesWithTls() throws Exception {
        TestKeys keys = new TestKeys(folder, "EC");
        ServerControl control = control(Map.of(
                "port", 0, "bind", "0.0.0.0", "tls_cert", keys.certificate.toString(), "tls_key", keys.key.toString()));

        assertThat(control.problem()).isEmpty();
        ServerConnector port = portOf(control);
        assertThat(port.getHost()).isEqualTo("0.0.0.0");
        assertThat(port.getDefaultProtocol()).isEqualTo("SSL");
        control.served(true);
        assertThat(control.base()).contains(URI.create("https://127.0.0.1:" + port.getLocalPort()));
        assertThat(Collections.list(felix.get().keys()))
                .noneMatch(key -> key.toString().contains("keystore"));
    }

    @Test
    void staysOffWhenTheKeyCannotBeRead() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "other");
        TestKeys keys = new TestKeys(folder, "EC");

        assertRefused(
                Map.of(
                        "port",
                        0,
                        "tls_keystore",
                        keys.store.toString(),
                        "tls_keystore_password_file",
                        wrong.toString()),
                "does not open with the password");
        assertRefused(Map.of("port", 0, "tls_cert", "/none.pem", "tls_key", "/none.pem"), "/none.pem does not exist");
    }
}
