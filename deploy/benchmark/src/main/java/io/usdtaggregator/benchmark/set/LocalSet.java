package io.usdtaggregator.benchmark.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole product as {@code deploy/run-local} starts it, in a folder and on ports of its own. */
public final class LocalSet implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_PORT = Integer.getInteger("benchmark.port", 21_080);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path root;
    private final Path folder;
    private final JsonNode credentials;

    /** Starts it anew; takes half a minute once all is built. */
    public LocalSet(int collectors) throws IOException, InterruptedException {
        root = Path.of(System.getProperty("benchmark.root", "."))
                .toAbsolutePath()
                .normalize();
        folder = Files.createTempDirectory("benchmark").resolve("local");
        launch("--detach", "--fresh", "--collectors", String.valueOf(collectors));
        credentials = JSON.readTree(folder.resolve("credentials.json").toFile());
    }

    public String gateway() {
        return "http://127.0.0.1:" + FIRST_PORT;
    }

    /** The staff pages. */
    public String admin() {
        return "http://127.0.0.1:" + (FIRST_PORT + 10);
    }

    public String engine() {
        return "http://127.0.0.1:" + (FIRST_PORT + 20);
    }

    public String collector() {
        return "http://127.0.0.1:" + (FIRST_PORT + 30);
    }

    public String redis() {
        return "redis://127.0.0.1:" + (FIRST_PORT + 50);
    }

    /** For JDBC, as its superuser. */
    public String postgres() {
        return "jdbc:postgresql://127.0.0.1:" + (FIRST_PORT + 60) + "/postgres?user=postgres";
    }

    public JsonNode credentials() {
        return credentials;
    }

    /** The process ids of a service, by its name in {@code deploy/run-local status}; all that begin with it. */
    public List<Long> pids(String service) throws IOException {
        List<Long> pids = new ArrayList<>();
        JSON.readTree(folder.resolve("run.json").toFile()).findParents("pid").forEach(process -> {
            if (process.path("name").asText().startsWith(service)) {
                pids.add(process.path("pid").asLong());
            }
        });
        return pids;
    }

    public JsonNode api(String path) throws IOException, InterruptedException {
        return call(
                "GET",
                gateway() + path,
                null,
                Map.of("X-API-Key", credentials.get("api_key").asText()));
    }

    public JsonNode staff(String method, String path, String body) throws IOException, InterruptedException {
        String pair = credentials.at("/staff/username").asText() + ":"
                + credentials.at("/staff/password").asText();
        return call(
                method,
                admin() + path,
                body,
                Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                        "X-Reason",
                        "benchmark"));
    }

    public JsonNode simulator(String method, String path, String body) throws IOException, InterruptedException {
        return call(method, "http://127.0.0.1:" + (FIRST_PORT + 40) + path, body, Map.of());
    }

    /** Reads the settings, changes them, writes them back. */
    public void settings(Consumer<ObjectNode> change) throws IOException, InterruptedException {
        ObjectNode settings = (ObjectNode) staff("GET", "/api/settings", null);
        change.accept(settings);
        staff("PUT", "/api/settings", settings.toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        launch("stop");
    }

    public JsonNode call(String method, String address, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + address + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private void launch(String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("deploy/run-local").toString()));
        command.addAll(List.of(options));
        File log = File.createTempFile("benchmark", ".log");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        process.environment()
                .putAll(Map.of(
                        "LOCAL_DIRECTORY", folder.toString(),
                        "GATEWAY_PORT", String.valueOf(FIRST_PORT),
                        "ADMIN_PORT", String.valueOf(FIRST_PORT + 10),
                        "ENGINE_PORT", String.valueOf(FIRST_PORT + 20),
                        "COLLECTOR_PORT", String.valueOf(FIRST_PORT + 30),
                        "SIMULATOR_PORT", String.valueOf(FIRST_PORT + 40),
                        "REDIS_PORT", String.valueOf(FIRST_PORT + 50),
                        "POSTGRES_PORT", String.valueOf(FIRST_PORT + 60)));
        if (process.start().waitFor() != 0) {
            throw new IOException(Files.readString(log.toPath()));
        }
    }
}
