package io.usdtaggregator.admin.markets;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.history.CandleHistory;
import io.usdtaggregator.admin.history.CandleSpan;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What the charts of a market's page draw. */
@Path("/markets/{key}")
@Produces(MediaType.APPLICATION_JSON)
public class MarketCharts {
    private final CandleHistory history;
    private final Markets markets;

    MarketCharts(CandleHistory history, Markets markets) {
        this.history = history;
        this.markets = markets;
    }

    /** Both sides of a place, each best first. */
    public record BothDepths(List<Depth.Step> buy, List<Depth.Step> sell) {}

    /** @param span {@code hour}, {@code day}, {@code week}, {@code month} or {@code year} */
    @GET
    @Path("/candles")
    public Uni<List<Candle>> candles(@PathParam("key") String key, @QueryParam("span") String span) {
        Market market = Addresses.market(key);
        CandleSpan wanted = CandleSpan.parse(span)
                .orElseThrow(() ->
                        Problem.invalid(FieldError.of("span", "not_allowed", "one of hour, day, week, month, year")));
        return history.of(market.key(), wanted, Instant.now());
    }

    @GET
    @Path("/depth")
    public Uni<BothDepths> depth(@PathParam("key") String key) {
        Place place = Place.of(Addresses.market(key));
        // One after the other: a request's database session does one thing at a time.
        return markets.of(place.buy()).chain(buy -> markets.of(place.sell())
                .map(sell -> new BothDepths(Depth.steps(buy.counting()), Depth.steps(sell.counting()))));
    }
}
