package io.usdtaggregator.admin.history;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.base.internal.history.CandleList;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.rate.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the rate-engine how a rate went over a span until now. */
@ApplicationScoped
public class CandleHistory {
    private final HistoryApi engine;

    CandleHistory(@RestClient HistoryApi engine) {
        this.engine = engine;
    }

    /**
     * Candles of a rate, oldest first; unavailable when the engine does not answer.
     *
     * @param subject key of a market or corridor
     * @param source {@link Rate#POLICY}: what callers get who name no platform; else the code of a platform
     * @param zone whose days are meant where a candle is a day
     */
    public Uni<List<Candle>> of(String subject, String source, CandleSpan span, Instant until, ZoneId zone) {
        return engine.candles(
                        subject,
                        source,
                        span.interval(),
                        until.minus(span.length()).toString(),
                        until.toString(),
                        zone.getId())
                .map(CandleList::candles)
                .onFailure()
                .transform(lost -> Problem.unavailable(
                        "unavailable", "The rate-engine cannot be reached.", Duration.ofSeconds(2)));
    }
}
