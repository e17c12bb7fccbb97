package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.embedded.FreePort;
import io.usdtaggregator.embedded.PostgresServer;
import io.usdtaggregator.embedded.RedisServer;
import io.usdtaggregator.model.json.MarketJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * The whole set, started once for all tests by the operator's own command, on ports and in a folder of its own. With {@code
 * -Dset.directory=.local} it is one that runs already, whose servers no test ends.
 */
final class RunningSet {
    private static final String RUNNING_ALREADY = System.getProperty("set.directory", "");
    /** A folder on a disk of its own, where one is to be filled. */
    private static final String PARENT = System.getProperty("set.parent", "");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    /** Enough for {@code deploy/run-local} to build the services first, on a machine that does other work too. */
    private static final int MINUTES_TO_START = 15;

    /** Services that live for a test start with less work when nothing is compiled twice. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    /** What the services of a set get; empty for runs that measure. */
    private static final String JAVA_OPTIONS = System.getProperty("set.java-options", QUICK_START);

    private static final String REDIS = System.getProperty("set.redis", "single");
    private static final int SECONDS_TO_FAILOVER = Integer.getInteger("set.failover", 0);
    private static RunningSet running;

    /** {@code null} where the set ran already. */
    final PostgresServer postgres;
    /** {@code null} where the set ran already, and where Redis is several servers. */
    private final RedisServer redis;

    private final SeveralRedis several;

    final Path directory;
    final Map<String, String> ports;
    final JsonNode credentials;

    /** The address under which the services know it. */
    private final String postgresUrl;

    private final Map<String, String> more;

    /** One that runs already, by the files that {@code deploy/run-local} wrote. */
    private RunningSet(Path local) throws IOException {
        postgres = null;
        redis = null;
        several = null;
        directory = local;
        postgresUrl = "";
        more = Map.of();
        credentials =
                MarketJson.mapper().readTree(local.resolve("credentials.json").toFile());
        Map<String, String> variables = Map.of(
                "api-gateway", "GATEWAY_PORT",
                "admin-ui", "ADMIN_PORT",
                "rate-engine", "ENGINE_PORT",
                "offer-collector", "COLLECTOR_PORT",
                "platform-simulator", "SIMULATOR_PORT");
        Map<String, String> found = new HashMap<>();
        MarketJson.mapper()
                .readTree(local.resolve("run.json").toFile())
                .get("processes")
                .forEach(process -> Optional.ofNullable(
                                variables.get(process.get("name").asText()))
                        .ifPresent(variable ->
                                found.put(variable, process.get("port").asText())));
        ports = Map.copyOf(found);
    }

    private RunningSet() throws IOException, InterruptedException {
        this(REDIS);
        if (SECONDS_TO_FAILOVER > 0) {
            CompletableFuture.delayedExecutor(SECONDS_TO_FAILOVER, TimeUnit.SECONDS)
                    .execute(this::failOver);
        }
    }

    /**
     * A set of its own, not shared with other tests.
     *
     * @param way makes another way to a server that listens at this port, and returns the port of that way
     * @param more variables for the services
     * @param options of {@code deploy/run-local}
     */
    RunningSet(IntUnaryOperator way, Map<String, String> more, String... options)
            throws IOException, InterruptedException {
        this("single", empty -> {}, way, more, options);
    }

    /** Puts data into the servers, and files into the folder, of a set whose services have not started yet. */
    @FunctionalInterface
    interface Data {
        void putInto(RunningSet set) throws IOException;
    }

    /** A set of its own on data that are there before it starts. */
    RunningSet(Data data, IntUnaryOperator way, Map<String, String> more, String... options)
            throws IOException, InterruptedException {
        this("single", data, way, more, options);
    }

    /** @param kind of Redis: {@code single}, {@code sentinel} or {@code cluster} */
    RunningSet(String kind) throws IOException, InterruptedException {
        this(kind, empty -> {}, port -> port, Map.of());
    }

    private RunningSet(String kind, Data data, IntUnaryOperator way, Map<String, String> more, String... options)
            throws IOException, InterruptedException {
        directory = PARENT.isEmpty()
                ? Files.createTempDirectory("end-to-end")
                : Files.createTempDirectory(Path.of(PARENT), "end-to-end");
        postgres = PostgresServer.start(directory.resolve("postgres"), 0);
        boolean single = kind.equals("single");
        redis = single ? RedisServer.start(directory.resolve("redis"), 0) : null;
        several = single ? null : SeveralRedis.start(kind, directory.resolve("redis"));
        ports = Map.of(
                "GATEWAY_PORT", port(),
                "ADMIN_PORT", port(),
                "ENGINE_PORT", port(),
                "COLLECTOR_PORT", port(),
                "SIMULATOR_PORT", port());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        this.more = new HashMap<>(
                single
                        ? Map.of("REDIS_URL", "redis://127.0.0.1:" + way.applyAsInt(redis.port()))
                        : several.variables());
        this.more.putAll(more);
        postgresUrl = postgres.url().replace(":" + postgres.port(), ":" + way.applyAsInt(postgres.port()));
        data.putInto(this);
        List<String> start = new ArrayList<>(List.of("--detach"));
        start.addAll(List.of(options));
        runLocal(start);
        credentials = MarketJson.mapper()
                .readTree(directory.resolve("local/credentials.json").toFile());
    }

    /** Starts it at the first call. */
    static synchronized RunningSet get() {
        if (running == null) {
            try {
                running = RUNNING_ALREADY.isEmpty() ? new RunningSet() : new RunningSet(Path.of(RUNNING_ALREADY));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return running;
    }

    /** Whether this run started it, and so may end and freeze its servers. */
    boolean isOwn() {
        return postgres != null;
    }

    /** Whether Redis is one server of this run. */
    boolean hasOneRedis() {
        return redis != null;
    }

    /** Its one Redis; a test that needs it is left out where Redis is several servers. */
    RedisServer redis() {
        assumeTrue(redis != null, "this test needs a single Redis");
        return redis;
    }

    /** What a service must know to use the set's Redis. */
    Map<String, String> redisVariables() {
        return redis == null ? several.variables() : Map.of("REDIS_URL", redis.url());
    }

    /** Its Redis, where that is several servers. */
    SeveralRedis severalRedis() {
        return several;
    }

    private void failOver() {
        try {
            several.killFirst();
            System.out.println("end-to-end: the Redis that took the writes of rates was killed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The key of a new account that may ask so often; every gateway knows it within seconds. */
    String key(String name, int perMinute, int burst) {
        String account = "{\"username\":\"" + name + "-" + UUID.randomUUID()
                + "\",\"password\":\"a long enough password\",\"groups\":[\"integrator\"],\"quota\":"
                + "{\"requests_per_minute\":" + perMinute + ",\"burst\":" + burst
                + ",\"monthly\":null,\"price_per_call\":\"0\",\"exempt\":false}}";
        var made = staff().post("/api/integrators", account);
        assertEquals(201, made.status(), made.text());
        var key = staff().post(
                        "/api/integrators/" + made.body().get("id").asText() + "/keys", "{\"name\":\"" + name + "\"}");
        assertEquals(201, key.status(), key.text());
        return key.body().get("key").asText();
    }

    /** The public API with the demo account's key. */
    Call api() {
        return gateway().with("X-API-Key", credentials.get("api_key").asText());
    }

    /** The public API without credentials. */
    Call gateway() {
        return Call.to("http://127.0.0.1:" + ports.get("GATEWAY_PORT"));
    }

    /** Staff's JSON, as the first staff account. */
    Call staff() {
        JsonNode staff = credentials.get("staff");
        String pair =
                staff.get("username").asText() + ":" + staff.get("password").asText();
        return admin().with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the services of the set know each other by. */
    String serviceToken() {
        return secret("service_token");
    }

    /** What the gateways of the set seal private keys with. */
    String signingKeysSecret() {
        return secret("signing_keys_secret");
    }

    private String secret(String name) {
        try (Stream<Path> files = Files.walk(isOwn() ? directory.resolve("local") : directory)) {
            Path secrets = files.filter(file -> file.endsWith("secrets.json"))
                    .findFirst()
                    .orElseThrow();
            return MarketJson.mapper().readTree(secrets.toFile()).get(name).asText();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Call admin() {
        return Call.to("http://127.0.0.1:" + ports.get("ADMIN_PORT"));
    }

    Call simulator() {
        return Call.to("http://127.0.0.1:" + ports.get("SIMULATOR_PORT"));
    }

    /** Ends all of it. */
    void stop() {
        try {
            runLocal(List.of("stop"));
            if (redis != null) {
                redis.close();
            } else {
                several.close();
            }
            postgres.close();
        } catch (IOException | InterruptedException failed) {
            System.err.println("end-to-end: " + failed.getMessage());
        }
    }

    private void runLocal(List<String> options) throws IOException, InterruptedException {
        File log = directory.resolve("run-local.log").toFile();
        List<String> line =
                new ArrayList<>(List.of(ROOT.resolve("deploy/run-local").toString()));
        line.addAll(options);
        ProcessBuilder command = new ProcessBuilder(line)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        command.environment().putAll(ports);
        command.environment().put("SERVICE_JAVA_OPTIONS", JAVA_OPTIONS);
        command.environment()
                .putAll(Map.of(
                        "LOCAL_DIRECTORY", directory.resolve("local").toString(),
                        "POSTGRES_URL", postgresUrl,
                        "POSTGRES_USER", postgres.user(),
                        "POSTGRES_PASSWORD", postgres.password()));
        command.environment().putAll(more);
        Process process = command.start();
        if (!process.waitFor(MINUTES_TO_START, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException(
                    "deploy/run-local " + String.join(" ", options) + " failed:\n" + Files.readString(log.toPath()));
        }
    }

    private static String port() {
        return String.valueOf(FreePort.take());
    }
}
