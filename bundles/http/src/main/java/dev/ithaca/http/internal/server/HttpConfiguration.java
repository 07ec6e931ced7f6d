// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings as {@code config.json} gives them; options of {@code daemon start} win for that run. */
@ObjectClassDefinition(name = "Ithaca HTTP", description = "The web server of the daemon")
public @interface HttpConfiguration {
    /** Whether there is a server. */
    @AttributeDefinition(description = "Whether the daemon answers HTTP")
    boolean enabled() default true;

    /** The port. */
    @AttributeDefinition(description = "The port; 0 for any free one", min = "0", max = "65535")
    int port() default 15_443;

    /** The address. */
    @AttributeDefinition(description = "The address to listen on; others than loopback need authentication and TLS")
    String bind() default "127.0.0.1";

    /** Key store. */
    @AttributeDefinition(description = "A PKCS12 key store for TLS")
    String tls_keystore() default "";

    /** Its password. */
    @AttributeDefinition(description = "A file with the password of the key store")
    String tls_keystore_password_file() default "";

    /** Certificate. */
    @AttributeDefinition(description = "A PEM file with the certificate chain for TLS")
    String tls_cert() default "";

    /** Key. */
    @AttributeDefinition(description = "A PEM file with the unencrypted PKCS#8 key of the certificate")
    String tls_key() default "";

    /** Proxy. */
    @AttributeDefinition(description = "Whether a proxy in front speaks TLS")
    boolean behind_proxy() default false;

    /** Proxies. */
    @AttributeDefinition(description = "Addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto count")
    String[] trusted_proxies() default {};

    /** Names. */
    @AttributeDefinition(description = "Further host names under which browsers may reach the server")
    String[] hosts() default {};

    /** Reads settings. */
    final class Reader {
        private Reader() {}

        /**
         * The settings, once.
         *
         * @param properties where {@code daemon start} has put its options: system properties
         */
        public static HttpSettings read(
                HttpConfiguration configuration, Function<String, @Nullable String> properties) {
            return new HttpSettings(
                    Boolean.parseBoolean(
                            text(properties, "ithaca.http.enabled", Boolean.toString(configuration.enabled()))),
                    number(text(properties, "ithaca.http.port", Integer.toString(configuration.port()))),
                    text(properties, "ithaca.http.bind", configuration.bind()),
                    path(text(properties, "ithaca.http.tls.keystore", configuration.tls_keystore())),
                    path(text(
                            properties,
                            "ithaca.http.tls.keystore.password.file",
                            configuration.tls_keystore_password_file())),
                    path(text(properties, "ithaca.http.tls.cert", configuration.tls_cert())),
                    path(text(properties, "ithaca.http.tls.key", configuration.tls_key())),
                    Boolean.parseBoolean(text(
                            properties, "ithaca.http.behind.proxy", Boolean.toString(configuration.behind_proxy()))),
                    words(configuration.trusted_proxies()),
                    words(configuration.hosts()));
        }

        private static String text(Function<String, @Nullable String> properties, String name, String configured) {
            String given = properties.apply(name);
            return given == null || given.isBlank() ? configured : given.strip();
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return -1; // refused with the other bad ports
            }
        }

        private static @Nullable Path path(String text) {
            return text.isBlank() ? null : Path.of(text.strip());
        }

        private static Set<String> words(String[] words) {
            return Arrays.stream(words)
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
