package io.usdtaggregator.base.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.junit.jupiter.api.Test;

class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void a_span_is_written_as_the_w3c_writes_it_and_read_back() {
        Span span = span(TraceFlags.getSampled());

        assertEquals("00-" + TRACE + "-" + SPAN + "-01", TraceParent.of(span));
        assertEquals(
                TRACE, TraceParent.read(TraceParent.of(span)).getSpanContext().getTraceId());
        assertEquals(
                SPAN, TraceParent.read(TraceParent.of(span)).getSpanContext().getSpanId());
    }

    @Test
    void a_span_that_is_not_recorded_leaves_messages_as_they_are() {
        assertEquals("", TraceParent.of(Span.getInvalid()));
        assertEquals("", TraceParent.of(span(TraceFlags.getDefault())));
    }

    @Test
    void what_is_no_traceparent_is_an_invalid_span() {
        for (String text : new String[] {null, "", "nonsense", "00-xyz-1-01"}) {
            assertFalse(TraceParent.read(text).getSpanContext().isValid());
        }
    }

    private static Span span(TraceFlags flags) {
        return Span.wrap(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault()));
    }
}
