package io.usdtaggregator.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;

/** A span as the W3C's Trace Context writes it, for messages: {@code 00-TRACE-SPAN-01}. */
public final class TraceParent {
    /** The name of the field that carries it. */
    public static final String FIELD = "traceparent";

    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    };

    private TraceParent() {}

    /** Empty text for a span that is not recorded: traces are off, or this one was not chosen. */
    public static String of(Span span) {
        if (!span.getSpanContext().isSampled()) {
            return "";
        }
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.root().with(span), carrier, Map::put);
        return carrier.get(FIELD);
    }

    /** The span that a message names; an invalid one where it names none. */
    public static Span read(String text) {
        return text == null || text.isEmpty()
                ? Span.getInvalid()
                : Span.fromContext(W3C.extract(Context.root(), Map.of(FIELD, text), GETTER));
    }
}
