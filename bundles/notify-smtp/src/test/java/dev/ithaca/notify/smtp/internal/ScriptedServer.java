// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on a real socket that speaks just enough SMTP, with the answers that a test wants. */
final class ScriptedServer implements AutoCloseable {
    private static final String GREETING = "";

    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final @Nullable SSLContext tls;
    private final boolean fromTheBeginning;
    private final Thread thread;
    private volatile @Nullable String reset;

    ScriptedServer(@Nullable SSLContext tls, boolean fromTheBeginning) throws IOException {
        this.tls = tls;
        this.fromTheBeginning = fromTheBeginning;
        String extensions = tls != null && !fromTheBeginning ? "250-test\r\n250 STARTTLS" : "250 test";
        answers.put(GREETING, "220 test");
        answers.put("EHLO", extensions);
        answers.put("STARTTLS", "220 go on");
        answers.put("DATA", "354 go on");
        answers.put(".", "250 taken");
        thread = new Thread(this::serve, "scripted-smtp");
        thread.start();
    }

    ScriptedServer answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Hangs up as soon as it has answered this, without a word and with a reset, so that nothing can be written any more. */
    ScriptedServer resetsAfter(String command) {
        reset = command;
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What was said; commands that came over TLS begin with {@code tls:}. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                Socket line = fromTheBeginning ? secure(client) : client;
                say(line.getOutputStream(), GREETING);
                talk(line, fromTheBeginning ? "tls:" : "");
            } catch (IOException e) {
                heard.add("broken");
            }
        }
    }

    private SSLSocket secure(Socket client) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
        secure.setUseClientMode(false);
        return secure;
    }

    private void talk(Socket client, String prefix) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(prefix + line);
            String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
            if (data && !line.equals(".")) {
                continue;
            }
            say(out, command);
            if (command.equals(reset)) {
                client.setSoLinger(true, 0);
                client.close();
                return;
            }
            data = command.equals("DATA");
            if (command.equals("STARTTLS")) {
                talk(secure(client), "tls:");
                return;
            }
        }
    }

    private void say(OutputStream out, String command) throws IOException {
        String answer = answers.getOrDefault(command, "250 fine");
        out.write((answer + (answer.endsWith("\0") ? "" : "\r\n")).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws Exception {
        socket.close();
        thread.join(5_000);
    }
}
