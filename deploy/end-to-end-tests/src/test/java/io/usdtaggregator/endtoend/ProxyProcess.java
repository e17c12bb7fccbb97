package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.usdtaggregator.embedded.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The real proxy with the configuration that is deployed; only addresses and ports are those of this run. */
final class ProxyProcess implements AutoCloseable {
    private static final Path ROOT = NamedTests.ROOT;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Map<String, String> ports = new HashMap<>();
    private final Path directory;
    private final Process process;

    private ProxyProcess(String program, List<String> gateways, String staff, Map<String, String> more)
            throws IOException, InterruptedException {
        directory = Files.createTempDirectory("proxy");
        run(ROOT.resolve("deploy/docker/make-secrets").toString(), directory.toString());
        Files.createDirectories(directory.resolve("errors"));
        try (Stream<Path> errors = Files.list(ROOT.resolve("deploy/proxy/errors"))) {
            for (Path error : errors.toList()) {
                Files.copy(error, directory.resolve("errors").resolve(error.getFileName()));
            }
        }
        Files.writeString(directory.resolve("haproxy.cfg"), configuration(gateways, staff));
        ProcessBuilder command = new ProcessBuilder(
                        program, "-db", "-f", directory.resolve("haproxy.cfg").toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        for (String name : List.of("API_PORT", "API_TLS_PORT", "STAFF_PORT", "STAFF_TLS_PORT", "METRICS_PORT")) {
            ports.put(name, String.valueOf(FreePort.take()));
        }
        command.environment().putAll(ports);
        command.environment().put("LISTEN_ON", "127.0.0.1");
        command.environment()
                .put("TLS_CERTIFICATE", directory.resolve("tls_certificate").toString());
        command.environment().putAll(more);
        process = command.start();
    }

    /**
     * Started, and at least one gateway and the staff pages are reached through it; skipped where there is no proxy on this
     * machine, unless PROXY_REQUIRED=1.
     *
     * @param gateways {@code host:port} of each
     * @param more variables of the configuration
     */
    static ProxyProcess start(List<String> gateways, String staff, Map<String, String> more)
            throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(System.getenv("PATH") + ":/usr/sbin")
                .flatMap(path -> Stream.of(path.split(":")))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
        assertTrue(
                program.isPresent() || !"1".equals(System.getenv("PROXY_REQUIRED")),
                "a proxy is required here and there is none: install haproxy");
        assumeTrue(program.isPresent(), "no haproxy on this machine");
        ProxyProcess proxy = new ProxyProcess(program.get().toString(), gateways, staff, more);
        try {
            await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).untilAsserted(proxy::mustServe);
        } catch (RuntimeException | Error failed) {
            proxy.close();
            throw failed;
        }
        return proxy;
    }

    /** The server lines name each server by itself: here no name service knows them. */
    private static String configuration(List<String> gateways, String staff) throws IOException {
        String text = Files.readString(ROOT.resolve("deploy/proxy/haproxy.cfg"));
        StringBuilder servers = new StringBuilder();
        for (String gateway : gateways) {
            servers.append("server gateway-")
                    .append(servers.length())
                    .append(' ')
                    .append(gateway)
                    .append("\n    ");
        }
        return text.replaceAll("server-template gateway .*", servers.toString())
                .replaceAll("server-template admin-ui .*", "server admin-ui " + staff);
    }

    private void mustServe() throws IOException {
        assertTrue(process.isAlive(), () -> NamedTests.read(log()));
        String metrics = Call.to("http://127.0.0.1:" + ports.get("METRICS_PORT"))
                .get("/metrics")
                .text();
        assertTrue(metrics.contains("haproxy_backend_active_servers{proxy=\"gateways\"}"), metrics);
        assertTrue(!metrics.contains("haproxy_backend_active_servers{proxy=\"gateways\"} 0"), "no gateway is ready");
        assertTrue(!metrics.contains("haproxy_backend_active_servers{proxy=\"admin-ui\"} 0"), "admin-ui is not ready");
    }

    /** How many gateways the proxy gives calls to. */
    int gatewaysInUse() {
        return Call.to("http://127.0.0.1:" + ports.get("METRICS_PORT"))
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("haproxy_backend_active_servers{proxy=\"gateways\"}"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    int port(String name) {
        return Integer.parseInt(ports.get(name));
    }

    Call plain() {
        return Call.to("http://127.0.0.1:" + port("API_PORT"));
    }

    Call staff() {
        return Call.to("http://127.0.0.1:" + port("STAFF_PORT"));
    }

    /** Trusts the certificate that this proxy shows, and no other. */
    SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream certificate = Files.newInputStream(directory.resolve("tls_certificate"))) {
            known.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Sends exactly this text and returns all that comes back until the other side closes. */
    String raw(String port, String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port(port))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private Path log() {
        return directory.resolve("log");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0, output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
