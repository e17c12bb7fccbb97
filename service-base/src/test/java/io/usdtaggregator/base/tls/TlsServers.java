package io.usdtaggregator.base.tls;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.embedded.PostgresServer;
import io.usdtaggregator.embedded.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * PostgreSQL, Redis and three other services, all with TLS and certificates of {@code deploy/docker/make-certificates}. The
 * second service and the Redis of subscriptions have theirs from an authority that nobody here knows; the third has one of
 * the set's own authority, for another host.
 */
public final class TlsServers implements QuarkusTestResourceLifecycleManager {
    private static final Path SCRIPT = Path.of("../deploy/docker/make-certificates");
    /** The host that the third service's certificate is for; it is asked as {@code localhost}. */
    private static final String ANOTHER_HOST = "another-host.example";

    private static Path folder;
    private static int withAnotherName;

    private final Vertx vertx = Vertx.vertx();
    private RedisServer redis;
    private RedisServer foreignRedis;

    /** Where the certificates of the set's own authority are. */
    static Path own() {
        return folder.resolve("own");
    }

    /** Where those of the other authority are. */
    static Path foreign() {
        return folder.resolve("foreign");
    }

    /** A service whose certificate names another host than this address does. */
    static URI withAnotherName() {
        return URI.create("https://localhost:" + withAnotherName);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("tls");
            makeCertificates(own());
            makeCertificates(foreign());
            redis = redis(own());
            foreignRedis = redis(foreign());
            PostgresServer postgres = EmbeddedServices.postgres();
            encrypt(postgres);
            int engine = service(own(), "rate-engine");
            signForAnotherHost(own());
            withAnotherName = service(own(), ANOTHER_HOST);
            return Map.ofEntries(
                    Map.entry("TLS_CA_FILE", own().resolve("ca.crt").toString()),
                    Map.entry(
                            "TLS_CERTIFICATE_FILE",
                            own().resolve("rate-engine.crt").toString()),
                    Map.entry("TLS_KEY_FILE", own().resolve("rate-engine.key").toString()),
                    Map.entry("POSTGRES_URL", postgres.url()),
                    Map.entry("POSTGRES_USER", postgres.user()),
                    Map.entry("POSTGRES_PASSWORD", postgres.password()),
                    Map.entry("REDIS_URL", "rediss://127.0.0.1:" + redis.port()),
                    Map.entry("quarkus.redis.subscriptions.hosts", "rediss://127.0.0.1:" + foreignRedis.port()),
                    Map.entry("quarkus.rest-client.engine.url", "https://localhost:" + engine),
                    Map.entry(
                            "quarkus.rest-client.engine-export.url",
                            "https://localhost:" + service(foreign(), "rate-engine")),
                    Map.entry("GATEWAY_URL", "https://localhost:" + engine + ",https://127.0.0.1:" + engine));
        } catch (IOException | InterruptedException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
        foreignRedis.close();
    }

    private static void makeCertificates(Path into) throws IOException, InterruptedException {
        run(SCRIPT.toString(), into.toString());
    }

    /** Of the same authority as all the others, and so refused for its name alone. */
    private static void signForAnotherHost(Path into) throws IOException, InterruptedException {
        String file = into.resolve(ANOTHER_HOST).toString();
        run(
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + ANOTHER_HOST,
                "-keyout",
                file + ".key",
                "-out",
                file + ".request");
        Path names = into.resolve("names");
        Files.writeString(names, "subjectAltName=DNS:" + ANOTHER_HOST + "\n");
        run(
                "openssl",
                "x509",
                "-req",
                "-in",
                file + ".request",
                "-CA",
                into.resolve("ca.crt").toString(),
                "-CAkey",
                into.resolve("ca.key").toString(),
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                names.toString(),
                "-out",
                file + ".crt");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("certificates.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
    }

    private static RedisServer redis(Path certificates) throws IOException {
        return RedisServer.startWithTls(
                folder.resolve("redis-of-" + certificates.getFileName()),
                certificates.resolve("redis.crt"),
                certificates.resolve("redis.key"));
    }

    /** The one PostgreSQL of all tests: from now on it takes encrypted connections too. */
    private static void encrypt(PostgresServer postgres) throws IOException, SQLException {
        Path key = own().resolve("postgres.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + own().resolve("postgres.crt") + "'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = '" + key + "'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** The port of a service that answers what an engine and a gateway would. */
    private int service(Path certificates, String name) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(certificates.resolve(name + ".crt").toString())
                                .setKeyPath(certificates.resolve(name + ".key").toString())))
                .requestHandler(TlsServers::answer)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void answer(HttpServerRequest request) {
        String body = request.path().equals("/internal/usage")
                ? "{\"month\":\"2026-11\",\"usage\":[]}"
                : "{\"ticks\":[],\"next_cursor\":\"abc\"}";
        request.response().putHeader("Content-Type", "application/json").end(body);
    }

    /** Whether the script can run here. */
    static boolean canRun() {
        return Stream.of("bash", "openssl")
                .allMatch(program -> List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program))));
    }
}
