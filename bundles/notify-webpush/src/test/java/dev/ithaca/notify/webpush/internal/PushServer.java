// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.webpush.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ithaca.notify.api.PushSubscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A push service with browsers behind it, which verifies who sends and decrypts what they get. */
final class PushServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Browser> browsers = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, Integer> statuses = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, String> retryAfter = Collections.synchronizedMap(new HashMap<>());
    final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    /** A browser's keys. */
    private record Browser(KeyPair keys, byte[] authentication) {}

    /** What a browser got. */
    record Received(String browser, JsonNode message, JsonNode claims, Map<String, String> headers, int bytes) {}

    PushServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    PushSubscription subscribe(String name) {
        byte[] authentication = new byte[16];
        new SecureRandom().nextBytes(authentication);
        Browser browser = new Browser(P256.newPair(), authentication);
        browsers.put(name, browser);
        return new PushSubscription(
                origin() + "/push/" + name,
                P256.base64(P256.bytes((ECPublicKey) browser.keys().getPublic())),
                P256.base64(authentication),
                name);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on messages for a browser are answered so. */
    void answer(String name, int status, String wait) {
        statuses.put(name, status);
        retryAfter.put(name, wait);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replace("/push/", "");
        int status = statuses.getOrDefault(name, 201);
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status == 201) {
                received.add(receive(name, body, exchange));
            }
        } catch (Exception e) {
            failures.add(e.toString());
            status = 400;
        }
        if (!retryAfter.getOrDefault(name, "").isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter.get(name));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Received receive(String name, byte[] body, HttpExchange exchange) throws Exception {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(), values.get(0)));
        JsonNode claims = verify(headers.get("authorization"));
        byte[] plain = decrypt(body, browsers.get(name));
        return new Received(name, new ObjectMapper().readTree(plain), claims, headers, body.length);
    }

    private static JsonNode verify(String authorization) throws Exception {
        String[] parts = authorization.replaceFirst("^vapid ", "").split(",\\s*");
        String[] token = parts[0].replaceFirst("t=", "").split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(P256.unbase64(parts[1].replaceFirst("k=", ""))));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(P256.unbase64(token[2]))) {
            throw new IllegalStateException("the VAPID signature is wrong");
        }
        return new ObjectMapper().readTree(P256.unbase64(token[1]));
    }

    private static byte[] decrypt(byte[] body, Browser browser) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt).getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] secret = new byte[in.remaining()];
        in.get(secret);
        ECPublicKey mine = (ECPublicKey) browser.keys().getPublic();
        byte[] shared = P256.sharedSecret((ECPrivateKey) browser.keys().getPrivate(), P256.publicKey(sender));
        byte[] info = ByteBuffer.allocate(14 + 65 + 65)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(P256.bytes(mine))
                .put(sender)
                .array();
        byte[] material = expand(hmac(browser.authentication(), shared), info, 32);
        byte[] pseudorandom = hmac(salt, material);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(pseudorandom, ascii("Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(128, expand(pseudorandom, ascii("Content-Encoding: nonce\0"), 12)));
        byte[] padded = cipher.doFinal(secret);
        if (padded[padded.length - 1] != 2) {
            throw new IllegalStateException("the delimiter of the last record is missing");
        }
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] expand(byte[] key, byte[] info, int length) throws Exception {
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return Arrays.copyOf(hmac(key, block), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
