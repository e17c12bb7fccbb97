package io.usdtaggregator.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes spans as OTLP over HTTP, as a collector of traces does, and keeps which service had which span in which trace. */
final class TraceReceiver implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, Set<String>> spansByTrace = new ConcurrentHashMap<>();

    TraceReceiver() throws IOException {
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    /** What services must know to send all their spans here. */
    Map<String, String> variables() {
        return Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf",
                "OTEL_TRACES_SAMPLER_ARG", "1.0");
    }

    /** Whether there is one trace that has all these spans, each given as {@code service: name}. */
    boolean hasTraceOf(List<String> spans) {
        return spansByTrace.values().stream().anyMatch(trace -> trace.containsAll(spans));
    }

    /** Each trace that goes through this service, for who looks for a missing span. */
    List<Set<String>> tracesThrough(String service) {
        return spansByTrace.values().stream()
                .filter(trace -> trace.stream().anyMatch(span -> span.startsWith(service + ":")))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private void keep(ResourceSpans ofService) {
        String service = ofService.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElseThrow();
        ofService.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> keep(service, span)));
    }

    private void keep(String service, Span span) {
        String trace = HexFormat.of().formatHex(span.getTraceId().toByteArray());
        spansByTrace
                .computeIfAbsent(trace, first -> ConcurrentHashMap.newKeySet())
                .add(service + ": " + span.getName());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
