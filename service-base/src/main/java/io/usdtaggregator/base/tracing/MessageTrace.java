package io.usdtaggregator.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The spans of one work on some messages: one in the trace of each, the others linked to the first. */
public final class MessageTrace {
    private final List<Span> spans;

    private MessageTrace(List<Span> spans) {
        this.spans = spans;
    }

    static MessageTrace of(List<Span> spans) {
        spans.stream().skip(1).forEach(span -> span.addLink(spans.get(0).getSpanContext()));
        return new MessageTrace(spans);
    }

    /** The span of the first message, which what comes of the work goes on from; an invalid one where none is traced. */
    public Span first() {
        return spans.isEmpty() ? Span.getInvalid() : spans.get(0);
    }

    /** The same work, at whose end the spans end. */
    public <T> Uni<T> endWith(Uni<T> work) {
        return work.onFailure().invoke(this::failed).onTermination().invoke(this::end);
    }

    /** The work is done. */
    public void end() {
        spans.forEach(Span::end);
    }

    private void failed(Throwable failure) {
        spans.forEach(
                span -> span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()));
    }
}
