// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.access.api.Scope;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.http.internal.FakeAccess;
import dev.ithaca.http.internal.TestPools;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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

    /** What Felix HTTP was told; null while it has no configuration and so opens nothing. */
    private final AtomicReference<@Nullable Dictionary<?, ?>> felix = new AtomicReference<>();

    @AfterEach
    void stop() {
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
        StateDirectory state = proxy(StateDirectory.class, (name, arguments) -> folder);
        return new ServerControl(access, state, admin, pools, configuration);
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
    void opensLoopback() {
        ServerControl control = control(Map.of("port", 0));

        assertThat(control.problem()).isEmpty();
        assertThat(felix.get().get("org.apache.felix.http.host")).isEqualTo("127.0.0.1");
        assertThat(felix.get().get("org.apache.felix.https.enable")).isEqualTo(false);
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
    void opensOtherAddressesWithATokenBehindAProxy() {
        access.withoutPassword();
        access.token(Scope.OBSERVE);
        ServerControl control = control(Map.of("port", 0, "bind", "0.0.0.0", "behind_proxy", true));

        assertThat(control.problem()).isEmpty();
        assertThat(felix.get().get("org.apache.felix.http.host")).isEqualTo("0.0.0.0");
    }

    @Test
    void opensOtherAddressesWithTls() throws Exception {
        TestKeys keys = new TestKeys(folder, "EC");
        ServerControl control = control(Map.of(
                "port", 0, "bind", "0.0.0.0", "tls_cert", keys.certificate.toString(), "tls_key", keys.key.toString()));

        assertThat(control.problem()).isEmpty();
        assertThat(felix.get().get("org.apache.felix.http.enable")).isEqualTo(false);
        assertThat(felix.get().get("org.apache.felix.https.enable")).isEqualTo(true);
        control.close();
        assertThat(folder.resolve("http-tls.p12")).doesNotExist();
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
