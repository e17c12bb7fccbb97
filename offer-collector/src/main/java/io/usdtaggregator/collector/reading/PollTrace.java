package io.usdtaggregator.collector.reading;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.OfferBook;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Supplier;

/** The trace of a poll: its reading and its publication are parts of it. What it publishes carries it on. */
@Singleton
class PollTrace {
    private final Traces traces;

    PollTrace(Traces traces) {
        this.traces = traces;
    }

    /** The whole poll, of which {@link #part} makes parts. */
    Span begin(PollTask task) {
        return traces.begin("poll")
                .setAttribute("platform", task.code())
                .setAttribute("market", task.market().key());
    }

    /** A part of the poll, from its subscription to its end. */
    <T> Uni<T> part(Span poll, String name, Supplier<Uni<T>> work) {
        return traces.part(poll, name, work);
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
