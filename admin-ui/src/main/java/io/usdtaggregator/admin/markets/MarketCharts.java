package io.usdtaggregator.admin.markets;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.history.CandleHistory;
import io.usdtaggregator.admin.history.CandleSpan;
import io.usdtaggregator.admin.history.RateSource;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the charts of a market's page draw. */
@Path("/markets/{key}")
@Produces(MediaType.APPLICATION_JSON)
public class MarketCharts {
    private final Pages pages;
    private final CandleHistory history;
    private final Markets markets;

    MarketCharts(Pages pages, CandleHistory history, Markets markets) {
        this.pages = pages;
        this.history = history;
        this.markets = markets;
    }

    /**
     * Both sides of a place, each best first.
     *
     * @param buyReference what the buying side is measured from; {@code null} where it is not known
     * @param sellReference what the selling side is measured from; {@code null} where it is not known
     */
    public record BothDepths(
            List<Depth.Step> buy, List<Depth.Step> sell, BigDecimal buyReference, BigDecimal sellReference) {}

    /**
     * How a rate went.
     *
     * @param span {@code hour}, {@code day}, {@code week}, {@code month} or {@code year}
     * @param source the code of a platform; empty for the rate that callers get who name none
     */
    @GET
    @Path("/candles")
    public Uni<List<Candle>> candles(
            @PathParam("key") String key, @QueryParam("span") String span, @QueryParam("source") String source) {
        Market market = Addresses.market(key);
        CandleSpan wanted = CandleSpan.parse(span)
                .orElseThrow(() ->
                        Problem.invalid(FieldError.of("span", "not_allowed", "one of hour, day, week, month, year")));
        return history.of(market.key(), RateSource.parse(source), wanted, Instant.now(), pages.zone());
    }

    @GET
    @Path("/depth")
    public Uni<BothDepths> depth(@PathParam("key") String key) {
        Place place = Place.of(Addresses.market(key));
        return markets.sides(place)
                .map(found -> new BothDepths(
                        steps(found.get(place.buy())),
                        steps(found.get(place.sell())),
                        reference(found.get(place.buy())),
                        reference(found.get(place.sell()))));
    }

    private static List<Depth.Step> steps(Rate rate) {
        return rate == null ? List.of() : Depth.steps(rate.filtered().offers());
    }

    private static BigDecimal reference(Rate rate) {
        return Optional.ofNullable(rate)
                .flatMap(Rate::priced)
                .flatMap(priced -> priced.price().reference())
                .orElse(null);
    }
}
