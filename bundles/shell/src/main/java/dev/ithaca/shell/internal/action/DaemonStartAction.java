// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/** The client starts daemons; where this is executed one runs already. */
@Command(scope = "ithaca", name = "daemon-start", description = "Start the daemon", detailedDescription = """
                In the foreground, until it is stopped; with --detach in the background, once it answers.
                Every other command starts it in the background when it does not run. The HTTP options win over config.json
                for this run. Without a password only tokens and the links of `ithaca web` let anybody in.""")
@Manual(
        words = "daemon start",
        group = Manual.Group.DAEMON,
        examples = {
            "ithaca daemon start --detach",
            "pass show ithaca | ithaca daemon start --detach --password-file -",
            "ithaca daemon start --detach --bind 0.0.0.0 --tls-cert cert.pem --tls-key key.pem"
        })
@SuppressWarnings("UnusedVariable") // the fields are the grammar; only the client acts on them
public final class DaemonStartAction implements Action {
    @Option(name = "--detach", aliases = "-d", description = "Start it in the background")
    private boolean detach;

    @Option(name = "--port", aliases = "-p", description = "Port of HTTP, 0 for any free one [default: 15443]")
    private @Nullable String port;

    @Option(name = "--bind", description = "Address that HTTP listens at; another than loopback needs TLS or a proxy")
    private @Nullable String bind;

    @Option(name = "--no-http", description = "Start without HTTP")
    private boolean noHttp;

    @Option(name = "--no-auth", description = "Let everybody on this machine do everything, after a question")
    private boolean noAuth;

    @Option(name = "--no-auth-without-ask", description = "As --no-auth, without the question")
    private boolean noAuthWithoutAsk;

    @Option(
            name = "--password-file",
            description = "Set the password of the web page: the first line of a file, or of standard input if it is -")
    private @Nullable String passwordFile;

    @Option(name = "--tls-cert", description = "PEM file with the certificate chain")
    private @Nullable String tlsCert;

    @Option(name = "--tls-key", description = "PEM file with the key of the certificate")
    private @Nullable String tlsKey;

    @Option(name = "--tls-keystore", description = "PKCS12 file with certificate and key, instead of PEM files")
    private @Nullable String tlsKeystore;

    @Option(name = "--behind-proxy", description = "A proxy of yours in front of HTTP does TLS")
    private boolean behindProxy;

    public DaemonStartAction(CommandContext context) {
        // nothing of the daemon is needed
    }

    @Override
    public Object execute() {
        throw new PlatformException(ShellErrorCode.CONFLICT, "daemon is already running");
    }
}
