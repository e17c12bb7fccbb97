package io.usdtaggregator.endtoend;

import io.usdtaggregator.embedded.RedisConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What may happen to a running set: each fault begins, lasts, and is ended. */
final class Faults {
    /** A small disk that may be filled; nothing of the machine's own is on it. */
    private static final String DISK = System.getProperty("set.parent", "");

    private final FaultSet set;

    Faults(FaultSet set) {
        this.set = set;
    }

    /** What happens to a running set, or ends it. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** @param refuses whether callers may be refused while it lasts */
    record Fault(String name, boolean refuses, Step begin, Step end) {}

    /** Every fault, one of each part after the other. */
    List<Fault> all() {
        return Stream.of(platforms(), services(), clocks(), redis(), postgres(), disk(), everything())
                .flatMap(List::stream)
                .toList();
    }

    /** Those at which nothing is lost and nobody refused, and which leave the first of each service alive. */
    List<Fault> harmless() {
        return all().stream()
                .filter(fault -> !fault.refuses()
                        && !fault.name().matches("(rate-engine|admin-ui) is killed|admin-ui's clock .*"))
                .toList();
    }

    private List<Fault> platforms() {
        return Stream.of("hang", "throttled", "huge", "html")
                .map(kind -> new Fault(
                        "platform: " + kind,
                        false,
                        () -> set.set
                                .simulator()
                                .put("/control/faults/binance", "{\"kind\":\"" + kind + "\",\"retry_after\":\"2\"}"),
                        () -> set.set.simulator().delete("/control/faults")))
                .toList();
    }

    /** The caller asks the first gateway: of the others one is enough. */
    private List<Fault> services() {
        return Stream.of("offer-collector-2", "rate-engine-2", "rate-engine", "api-gateway-2", "admin-ui")
                .filter(set::has)
                .flatMap(name -> Stream.of(
                        new Fault(
                                name + " is killed",
                                false,
                                () -> set.service(name).kill(),
                                () -> set.service(name).start()),
                        new Fault(
                                name + " stands still",
                                false,
                                () -> set.service(name).standStill(),
                                () -> set.service(name).goOn())))
                .toList();
    }

    /** One instance's clock is 90 s off from its start, and jumps to the right time. */
    private List<Fault> clocks() {
        if (!OtherClock.isAvailable()) {
            System.out.println("clocks are left alone: no -Dfaults.clock was given");
            return List.of();
        }
        return Stream.of("offer-collector-2", "rate-engine-2", "api-gateway-2", "admin-ui")
                .filter(set::has)
                .flatMap(name -> Stream.of(90, -90).map(seconds -> {
                    OtherClock clock = new OtherClock();
                    return new Fault(
                            name + "'s clock is " + seconds + " s off, then jumps",
                            false,
                            () -> clock.startAgain(set, name, Duration.ofSeconds(seconds)),
                            () -> clock.jumpTo(Duration.ZERO));
                }))
                .toList();
    }

    /** Of PostgreSQL, Redis and all logs. PostgreSQL ends itself then, and is started again as an operator would. */
    private List<Fault> disk() {
        if (DISK.isEmpty()) {
            return List.of();
        }
        Path filler = Path.of(DISK).resolve("filler");
        return List.of(new Fault("the disk is full", false, () -> fill(filler), () -> {
            Files.delete(filler);
            set.set.postgres.kill();
            set.set.postgres.startAgain();
        }));
    }

    private static void fill(Path filler) throws IOException {
        byte[] much = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(much);
            }
        } catch (IOException full) {
            System.out.println("the disk is full: " + full.getMessage());
        }
    }

    private List<Fault> redis() {
        AutoCloseable[] frozen = new AutoCloseable[1];
        return List.of(
                new Fault("Redis is killed", false, () -> set.set.redis().kill(), () -> set.set
                        .redis()
                        .startAgain()),
                new Fault(
                        "Redis is killed and comes back empty",
                        true,
                        () -> set.set.redis().kill(),
                        () -> set.set.redis().startEmpty()),
                new Fault(
                        "Redis hangs", false, () -> frozen[0] = set.set.redis().freeze(), () -> frozen[0].close()),
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
                        () -> set.wayToRedis().delay(Duration.ofMillis(300)),
                        () -> set.wayToRedis().delay(Duration.ZERO)));
    }

    private List<Fault> postgres() {
        AutoCloseable[] frozen = new AutoCloseable[1];
        return List.of(
                new Fault(
                        "PostgreSQL is killed",
                        false,
                        () -> set.set.postgres.kill(),
                        () -> set.set.postgres.startAgain()),
                new Fault(
                        "PostgreSQL hangs",
                        false,
                        () -> frozen[0] = set.set.postgres.freeze(),
                        () -> frozen[0].close()),
                new Fault(
                        "PostgreSQL takes no writes",
                        false,
                        () -> sql("ALTER SYSTEM SET default_transaction_read_only = on"),
                        () -> sql("ALTER SYSTEM RESET default_transaction_read_only")),
                new Fault(
                        "PostgreSQL answers 300 ms late",
                        false,
                        () -> set.wayToPostgres().delay(Duration.ofMillis(300)),
                        () -> set.wayToPostgres().delay(Duration.ZERO)));
    }

    private List<Fault> everything() {
        return List.of(new Fault(
                "all services are killed at once", true, () -> set.services().forEach(RestartableProcess::kill), () -> {
                    for (RestartableProcess service : set.services()) {
                        service.start();
                    }
                }));
    }

    private void configure(String parameter, String value) throws IOException {
        try (RedisConnection redis = new RedisConnection(set.set.redis().url())) {
            redis.run("CONFIG", "SET", parameter, value);
        }
    }

    private void sql(String change) throws Exception {
        String url = "jdbc:" + set.set.postgres.url() + "?user=" + set.set.postgres.user()
                + "&options=-c%20default_transaction_read_only=off";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
