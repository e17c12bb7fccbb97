package io.usdtaggregator.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a stream of events, as an integrator does. */
final class StreamReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Stream<String>>> answer;
    private final CompletableFuture<Void> reading;

    record Event(String id, String name, Optional<String> retry, JsonNode data) {
        boolean is(String wanted) {
            return name.equals(wanted);
        }

        String text(String field) {
            return data.path(field).asText();
        }
    }

    private StreamReader(HttpRequest request) {
        answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines());
        // A stream holds its thread; the common pool has one on two cores.
        reading = answer.thenAcceptAsync(this::read, task -> new Thread(task).start());
    }

    /** Does not wait for its beginning. */
    static StreamReader open(Object stream, String query, String key, Optional<String> lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + query))
                .header("X-API-Key", key)
                .header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        return new StreamReader(request.build());
    }

    /** From its first event on. */
    static StreamReader begun(Object stream, String query) {
        StreamReader reader = open(stream, query, Seed.KEY.text(), Optional.empty());
        reader.first(event -> event.is("heartbeat"));
        return reader;
    }

    static StreamReader resumed(Object stream, String query, String lastEventId) {
        return open(stream, query, Seed.KEY.text(), Optional.of(lastEventId));
    }

    int status() {
        return answer.join().statusCode();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<Event> changes() {
        return events.stream()
                .filter(event -> event.is("rate") || event.is("cross_rate"))
                .toList();
    }

    String lastId() {
        return events.get(events.size() - 1).id();
    }

    /** Waits for it. */
    Event first(Predicate<Event> wanted) {
        await().atMost(PATIENCE).until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    boolean isOver() {
        return reading.isDone();
    }

    private void read(HttpResponse<Stream<String>> response) {
        List<String> lines = new ArrayList<>();
        response.body().forEach(line -> {
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                events.add(event(lines));
                lines.clear();
            }
        });
    }

    private static Event event(List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            fields.merge(
                    line.substring(0, colon),
                    line.substring(colon + 1).stripLeading(),
                    (one, more) -> one + "\n" + more);
        }
        return new Event(
                fields.get("id"),
                fields.getOrDefault("event", "message"),
                Optional.ofNullable(fields.get("retry")),
                MarketJson.read(fields.getOrDefault("data", "null"), JsonNode.class));
    }
}
