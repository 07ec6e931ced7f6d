// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

final class LinkTest {
    private final List<String> called = new ArrayList<>();
    private boolean open = true;

    /** Takes nothing. */
    private Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (self, method, arguments) -> {
                    called.add(method.getName());
                    if (method.getName().equals("sendBinary")) {
                        ((Callback) arguments[1]).fail(new IOException("closed"));
                    }
                    return method.getName().equals("isOpen") ? open : null;
                });
    }

    @Test
    void endsAConnectionThatTakesNothing() {
        new Link(session(), () -> {}).send(new byte[1]);

        assertThat(called).contains("disconnect");
    }

    @Test
    void leavesAConnectionThatIsBeingClosedToSayWhy() {
        open = false;

        new Link(session(), () -> {}).send(new byte[1]);

        assertThat(called).contains("sendBinary").doesNotContain("disconnect");
    }
}
