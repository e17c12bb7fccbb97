package io.usdtaggregator.engine.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Past rates, for the gateway and the pages. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final int MOST = 500;

    private final TickStore ticks;
    private final CandleStore candles;

    HistoryResource(TickStore ticks, CandleStore candles) {
        this.ticks = ticks;
        this.candles = candles;
    }

    record ShownTick(String rateId, Instant at, BigDecimal rate) {
        static ShownTick of(Tick tick) {
            return new ShownTick(tick.rateId(), tick.at(), tick.rate());
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Ticks(List<ShownTick> ticks, String nextCursor) {}

    record Recorded(String kind, @JsonRawValue String value) {}

    record Candles(List<CandleStore.Candle> candles) {}

    @GET
    @Path("/ticks")
    public Uni<Ticks> ticks(
            @RestQuery String subject,
            @RestQuery String source,
            @RestQuery Instant from,
            @RestQuery Instant to,
            @RestQuery Optional<String> cursor,
            @RestQuery Optional<Integer> limit) {
        int most = Math.min(limit.orElse(100), MOST);
        Instant until = to == null ? Instant.now() : to;
        Instant since = from == null ? until.minus(Duration.ofDays(1)) : from;
        return ticks.between(subject, source == null ? "policy" : source, since, until, cursor, most + 1)
                .map(found -> {
                    boolean more = found.size() > most;
                    List<Tick> shown = more ? found.subList(0, most) : found;
                    String next = more ? shown.get(shown.size() - 1).rateId() : null;
                    return new Ticks(shown.stream().map(ShownTick::of).toList(), next);
                });
    }

    @GET
    @Path("/candles")
    public Uni<Candles> candles(
            @RestQuery String subject,
            @RestQuery String interval,
            @RestQuery Instant from,
            @RestQuery Instant to,
            @RestQuery Optional<String> tz) {
        return candles.between(subject, interval, from, to, tz.orElse("UTC")).map(Candles::new);
    }

    @GET
    @Path("/rates/{rateId}")
    public Uni<Recorded> rate(@RestPath String rateId) {
        return ticks.find(rateId)
                .map(found -> found.orElseThrow(NotFoundException::new))
                .map(tick -> new Recorded(tick.kind(), tick.value()));
    }
}
