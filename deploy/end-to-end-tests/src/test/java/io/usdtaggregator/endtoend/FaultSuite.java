package io.usdtaggregator.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.usdtaggregator.embedded.RedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Faults of each part of a running set, seen by a caller of the public API: no answer is ever untrue, and all is well again
 * soon. Started by {@code deploy/faults/run}, which prints what was measured; too slow for every build.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSuite {
    private static final Duration HELD = Duration.ofSeconds(Integer.getInteger("faults.seconds", 20));
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    private static final Path TABLE = Path.of("target/faults.md");

    private final List<String> rows = new ArrayList<>();
    private FaultSet faults;
    private TrueRate rate;

    /** What happens to a running set, or ends it. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** @param refuses whether callers may be refused while it lasts */
    private record Fault(String name, boolean refuses, Step begin, Step end) {}

    @BeforeAll
    void start() throws Exception {
        faults = new FaultSet();
        World world = new World(faults.set);
        world.reset();
        Instant begun = Instant.now();
        rate = new TrueRate(faults.set);
        awaitNewerThan(begun);
    }

    @AfterAll
    void end() throws Exception {
        rate.close();
        faults.close();
        List<String> table = new ArrayList<>(List.of(
                "| fault, for " + HELD.toSeconds()
                        + " s | answers | refused | untrue | oldest rate, s | fresh again after, s |",
                "| --- | --- | --- | --- | --- | --- |"));
        table.addAll(rows);
        Files.write(TABLE, table);
        table.forEach(System.out::println);
    }

    @TestFactory
    Stream<DynamicTest> no_answer_is_untrue_and_all_is_well_again_soon() {
        return Stream.of(platforms(), services(), redis(), postgres(), all())
                .flatMap(List::stream)
                .map(fault -> dynamicTest(fault.name(), () -> happens(fault)));
    }

    private void happens(Fault fault) throws Exception {
        Instant begun = Instant.now();
        fault.begin().run();
        Thread.sleep(HELD.toMillis());
        fault.end().run();
        Instant ended = Instant.now();
        awaitNewerThan(ended);
        Duration fresh = Duration.between(ended, Instant.now());
        TrueRate.Summary seen = rate.since(begun);
        String row = String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.1f |",
                fault.name(),
                seen.asked(),
                seen.refused(),
                seen.wrong().size(),
                seen.oldest().toMillis() / 1000.0,
                fresh.toMillis() / 1000.0);
        rows.add(row);
        System.out.println(row);
        assertEquals(List.of(), seen.wrong());
        if (!fault.refuses()) {
            assertEquals(0, seen.refused());
        }
    }

    private void awaitNewerThan(Instant then) {
        await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofMillis(200)).until(() -> rate.isNewerThan(then));
    }

    private List<Fault> platforms() {
        return Stream.of("hang", "throttled", "huge", "html")
                .map(kind -> new Fault(
                        "platform: " + kind,
                        false,
                        () -> faults.set
                                .simulator()
                                .put("/control/faults/binance", "{\"kind\":\"" + kind + "\",\"retry_after\":\"2\"}"),
                        () -> faults.set.simulator().delete("/control/faults")))
                .toList();
    }

    /** The caller asks the first gateway: of the others one is enough. */
    private List<Fault> services() {
        return Stream.of("offer-collector-2", "rate-engine-2", "rate-engine", "api-gateway-2", "admin-ui")
                .filter(faults::has)
                .flatMap(name -> Stream.of(
                        new Fault(
                                name + " is killed",
                                false,
                                () -> faults.service(name).kill(),
                                () -> faults.service(name).start()),
                        new Fault(
                                name + " stands still",
                                false,
                                () -> faults.service(name).standStill(),
                                () -> faults.service(name).goOn())))
                .toList();
    }

    private List<Fault> redis() {
        AutoCloseable[] frozen = new AutoCloseable[1];
        return List.of(
                new Fault("Redis is killed", false, () -> faults.set.redis().kill(), () -> faults.set
                        .redis()
                        .startAgain()),
                new Fault(
                        "Redis is killed and comes back empty",
                        true,
                        () -> faults.set.redis().kill(),
                        () -> faults.set.redis().startEmpty()),
                new Fault(
                        "Redis hangs",
                        false,
                        () -> frozen[0] = faults.set.redis().freeze(),
                        () -> frozen[0].close()),
                new Fault(
                        "Redis takes no writes",
                        false,
                        () -> configure("min-replicas-to-write", "1"),
                        () -> configure("min-replicas-to-write", "0")),
                new Fault(
                        "Redis is out of memory",
                        false,
                        () -> configure("maxmemory", "1000000"),
                        () -> configure("maxmemory", "0")),
                new Fault(
                        "Redis answers 300 ms late",
                        false,
                        () -> faults.wayToRedis().delay(Duration.ofMillis(300)),
                        () -> faults.wayToRedis().delay(Duration.ZERO)));
    }

    private List<Fault> postgres() {
        AutoCloseable[] frozen = new AutoCloseable[1];
        return List.of(
                new Fault(
                        "PostgreSQL is killed",
                        false,
                        () -> faults.set.postgres.kill(),
                        () -> faults.set.postgres.startAgain()),
                new Fault(
                        "PostgreSQL hangs",
                        false,
                        () -> frozen[0] = faults.set.postgres.freeze(),
                        () -> frozen[0].close()),
                new Fault(
                        "PostgreSQL takes no writes",
                        false,
                        () -> sql("ALTER SYSTEM SET default_transaction_read_only = on"),
                        () -> sql("ALTER SYSTEM RESET default_transaction_read_only")),
                new Fault(
                        "PostgreSQL answers 300 ms late",
                        false,
                        () -> faults.wayToPostgres().delay(Duration.ofMillis(300)),
                        () -> faults.wayToPostgres().delay(Duration.ZERO)));
    }

    private List<Fault> all() {
        return List.of(new Fault(
                "all services are killed at once",
                true,
                () -> faults.services().forEach(RestartableProcess::kill),
                () -> {
                    for (RestartableProcess service : faults.services()) {
                        service.start();
                    }
                }));
    }

    private void configure(String parameter, String value) throws IOException {
        try (RedisConnection redis = new RedisConnection(faults.set.redis().url())) {
            redis.run("CONFIG", "SET", parameter, value);
        }
    }

    private void sql(String change) throws Exception {
        String url = "jdbc:" + faults.set.postgres.url() + "?user=" + faults.set.postgres.user()
                + "&options=-c%20default_transaction_read_only=off";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
