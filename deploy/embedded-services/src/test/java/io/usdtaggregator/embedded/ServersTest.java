package io.usdtaggregator.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class ServersTest {

    @Test
    void postgres_keeps_its_data_over_a_restart_and_a_crash(@TempDir Path directory) throws Exception {
        PostgresServer server = PostgresServer.start(directory.resolve("postgres"), 0);
        try {
            assertTrue(ask(server, "show server_version").startsWith("18"), "PostgreSQL 18");
            ask(server, "create table kept as select 'x' as value; select 'made'");

            server.close();
            server.startAgain();
            assertEquals("x", ask(server, "select value from kept"));

            server.kill();
            server.startAgain();
            assertEquals("x", ask(server, "select value from kept"));
        } finally {
            server.close();
        }
    }

    @Test
    void what_postgres_has_committed_outlives_a_crash_in_the_next_moment(@TempDir Path directory) throws Exception {
        PostgresServer server = PostgresServer.start(directory.resolve("postgres"), 0);
        try {
            ask(server, "create table kept (round int); select 'made'");
            for (int round = 1; round <= 3; round++) {
                ask(server, "insert into kept values (" + round + "); select 'committed'");
                server.kill();
                server.startAgain();
                assertEquals(String.valueOf(round), ask(server, "select count(*) from kept"));
            }
        } finally {
            server.close();
        }
    }

    @Test
    void a_redis_whose_port_another_one_has_does_not_start(@TempDir Path directory) throws Exception {
        try (RedisServer first = RedisServer.start(directory.resolve("first"), 0)) {
            assertThrows(IOException.class, () -> RedisServer.start(directory.resolve("second"), first.port()));
        }
    }

    @Test
    void redis_comes_back_with_its_data_or_empty(@TempDir Path directory) throws Exception {
        RedisServer server = RedisServer.start(directory.resolve("redis"), 0);
        try {
            try (Jedis client = new Jedis("127.0.0.1", server.port())) {
                client.set("key", "value");
            }
            server.close();
            server.startAgain();
            try (Jedis client = new Jedis("127.0.0.1", server.port())) {
                assertEquals("value", client.get("key"));
            }
            server.kill();
            server.startEmpty();
            try (Jedis client = new Jedis("127.0.0.1", server.port())) {
                assertEquals(null, client.get("key"));
            }
        } finally {
            server.close();
        }
    }

    private static String ask(PostgresServer server, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            ResultSet result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }
}
