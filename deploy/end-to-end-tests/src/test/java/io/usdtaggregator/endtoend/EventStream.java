package io.usdtaggregator.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A stream of rates, whose events are handed over; one that ends is opened again, as any client would. */
final class EventStream implements AutoCloseable {
    private static final String DATA = "data:";

    private final AtomicBoolean closed = new AtomicBoolean();
    private final HttpRequest request;
    private final Consumer<JsonNode> taken;
    private volatile Stream<String> open = Stream.empty();

    EventStream(Call gateway, Consumer<JsonNode> taken) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/rates/stream"))
                .header("Accept", "text/event-stream");
        gateway.headers().forEach(builder::header);
        this.request = builder.build();
        this.taken = taken;
        Thread reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        while (!closed.get()) {
            try {
                open = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofLines())
                        .body();
                open.filter(line -> line.startsWith(DATA))
                        .map(line -> World.json(line.substring(DATA.length())))
                        .forEach(taken);
            } catch (IOException | UncheckedIOException ended) {
                // It is opened again.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        open.close();
    }
}
