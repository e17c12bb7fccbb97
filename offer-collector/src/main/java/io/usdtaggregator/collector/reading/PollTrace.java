package io.usdtaggregator.collector.reading;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.OfferBook;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Supplier;

/** The trace of a poll: its reading and its publication are parts of it. The version of the book leads on from there. */
@Singleton
class PollTrace {
    private final Tracer tracer;

    PollTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The whole poll, of which {@link #part} makes parts. */
    Span begin(PollTask task) {
        return tracer.spanBuilder("poll")
                .setNoParent()
                .setAttribute("platform", task.code())
                .setAttribute("market", task.market().key())
                .startSpan();
    }

    /** A part of the poll, from its subscription to its end. */
    <T> Uni<T> part(Span poll, String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span part = tracer.spanBuilder(name)
                    .setParent(Context.root().with(poll))
                    .startSpan();
            return work.get()
                    .onFailure()
                    .invoke(broken ->
                            part.setStatus(StatusCode.ERROR, broken.getClass().getSimpleName()))
                    .onTermination()
                    .invoke(part::end);
        });
    }

    static void outcome(Span poll, ReadOutcome outcome, int requests) {
        poll.setAttribute("outcome", outcome.status().name().toLowerCase(Locale.ROOT))
                .setAttribute("requests", requests);
        outcome.fold(read -> poll, failure -> poll.setAttribute("reason", failure.reason())
                .setStatus(StatusCode.ERROR));
    }

    static void published(Span poll, OfferBook book) {
        poll.setAttribute("version", book.version())
                .setAttribute("offers", book.offers().size());
    }
}
