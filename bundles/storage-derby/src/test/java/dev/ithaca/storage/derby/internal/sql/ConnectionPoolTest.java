// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.storage.derby.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    private final List<String> calls = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private boolean refusing;
    private final ConnectionPool pool = new ConnectionPool(source(), 2, Duration.ofMillis(20));

    @Test
    void usesAConnectionAgain() throws SQLException {
        Connection first = pool.take();
        pool.give(first, true);

        assertThat(pool.take()).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void givesUpAfterTheDeadlineWhenAllAreInUse() throws SQLException {
        pool.take();
        Connection second = pool.take();

        assertThatThrownBy(pool::take).isInstanceOf(PlatformException.class).hasMessageContaining("overloaded");

        pool.give(second, true);
        assertThat(pool.take()).isSameAs(second);
    }

    @Test
    void discardsABrokenConnectionAndMakesAnother() throws SQLException {
        Connection broken = pool.take();
        pool.give(broken, false);

        assertThat(calls).contains("1 close");
        assertThat(pool.take()).isNotSameAs(broken);
    }

    @Test
    void losesNoPlaceWhenNoConnectionCanBeMade() throws SQLException {
        refusing = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(pool::take).isInstanceOf(SQLException.class).hasMessage("refused");
        }
        refusing = false;

        pool.take();
        pool.take();
    }

    @Test
    void closesAllConnectionsAndLetsNobodyIn() throws SQLException {
        Connection first = pool.take();
        Connection second = pool.take();
        pool.give(first, true);
        pool.give(second, true);

        pool.close();

        assertThat(calls).contains("1 close", "2 close");
        assertThatThrownBy(pool::take).isInstanceOf(PlatformException.class);
    }

    private DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (refusing) {
                        throw new SQLException("refused");
                    }
                    return connection(made.incrementAndGet());
                });
    }

    private Connection connection(int number) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("equals") ? self == arguments[0] : number;
                    }
                    calls.add(number + " " + method.getName());
                    return null;
                });
    }
}
