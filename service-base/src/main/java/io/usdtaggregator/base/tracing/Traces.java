package io.usdtaggregator.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** Begins spans whose parents are named, since no thread holds them: work goes on from message to message. */
@Singleton
public class Traces {
    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The first span of a new trace; whoever begins it ends it. */
    public Span begin(String name) {
        return tracer.spanBuilder(name).setNoParent().startSpan();
    }

    /** A part of the parent, from its subscription to its end. */
    public <T> Uni<T> part(Span parent, String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span part = partOf(parent, name);
            return work.get()
                    .onFailure()
                    .invoke(broken ->
                            part.setStatus(StatusCode.ERROR, broken.getClass().getSimpleName()))
                    .onTermination()
                    .invoke(part::end);
        });
    }

    /**
     * Work on some messages at once: a part of the trace of each that carries one.
     *
     * @param traceParents as {@link TraceParent} writes them; empty text or {@code null} where there is none
     */
    public MessageTrace messages(String name, List<String> traceParents) {
        List<Span> parents = traceParents.stream()
                .map(TraceParent::read)
                .filter(parent -> parent.getSpanContext().isValid())
                .toList();
        return MessageTrace.of(
                parents.stream().map(parent -> partOf(parent, name)).toList());
    }

    private Span partOf(Span parent, String name) {
        return tracer.spanBuilder(name).setParent(Context.root().with(parent)).startSpan();
    }
}
