package io.usdtaggregator.engine.rates;

import io.opentelemetry.api.trace.Span;
import io.usdtaggregator.base.logging.LogFields;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.engine.updates.RateUpdate;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** One log line for each rate that callers see under a new id, so that an id which a caller names finds its trace. */
final class RateLog {
    private static final Logger LOG = Logger.getLogger("io.usdtaggregator.engine.rate");

    private RateLog() {}

    /** Logs the changes among them that are made by staff's policy. */
    static void published(List<PlaceUpdate> places, Span trace) {
        places.stream()
                .flatMap(PlaceUpdate::news)
                .filter(update -> update.tick().filter(TickKind.CHANGE::equals).isPresent())
                .map(RateUpdate::rate)
                .filter(rate -> rate.source().equals(Rate.POLICY))
                .forEach(rate -> LogFields.with(
                        Map.of("rate_id", rate.rateId(), "traceId", traceId(trace)),
                        () -> LOG.infof(
                                "rate market=%s rate=%s version=%d",
                                rate.market().key(), figure(rate), rate.version())));
    }

    private static String figure(Rate rate) {
        return rate.number()
                .map(Decimals::plain)
                .map(BigDecimal::toPlainString)
                .orElseGet(() -> "none reason=" + rate.whyUnpriced().orElseThrow());
    }

    private static String traceId(Span trace) {
        return trace.getSpanContext().isSampled() ? trace.getSpanContext().getTraceId() : "";
    }
}
