package io.usdtaggregator.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives a test of a service its PostgreSQL and Redis: {@code @QuarkusTestResource(EmbeddedServices.class)}. Both start
 * once for the whole run of tests and end with it.
 */
public final class EmbeddedServices implements QuarkusTestResourceLifecycleManager {
    private static PostgresServer postgres;
    private static RedisServer redis;

    @Override
    public synchronized Map<String, String> start() {
        startOnce();
        return Map.of(
                "POSTGRES_URL", postgres.url(),
                "POSTGRES_USER", postgres.user(),
                "POSTGRES_PASSWORD", postgres.password(),
                "REDIS_URL", redis.url());
    }

    /** They outlive one test class; the end of the JVM ends them. */
    @Override
    public void stop() {}

    /** The running PostgreSQL, for tests that stop it or look inside. */
    public static PostgresServer postgres() {
        startOnce();
        return postgres;
    }

    /** The running Redis, for tests that kill it and start it empty. */
    public static RedisServer redis() {
        startOnce();
        return redis;
    }

    private static synchronized void startOnce() {
        if (postgres != null) {
            return;
        }
        try {
            Path directory = Files.createTempDirectory("embedded-services");
            postgres = PostgresServer.start(directory.resolve("postgres"), 0);
            redis = RedisServer.start(directory.resolve("redis"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(directory)));
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL or Redis did not start", failed);
        }
    }

    private static void end(Path directory) {
        redis.close();
        try {
            postgres.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException leftBehind) {
            System.err.println("embedded-services: " + leftBehind.getMessage());
        }
    }
}
