package io.usdtaggregator.gateway.rates.asof;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.AsOfApi;
import io.usdtaggregator.base.internal.history.AsOfConditions;
import io.usdtaggregator.base.internal.history.AsOfRates;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads what was published at a past instant from the engine; the very rules of live answers then make the answer. */
@Singleton
public class RateArchive {
    private static final String HISTORY = "history";
    /** Rows that waited for PostgreSQL are written by then, so that an answer never changes again. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final Duration FOR_LONG = Duration.ofDays(1);
    /** Records that are read at once for one answer. */
    private static final int TOGETHER = 8;

    private final AsOfApi engine;
    private final HistoryApi history;

    RateArchive(@RestClient AsOfApi engine, @RestClient HistoryApi history) {
        this.engine = engine;
        this.history = history;
    }

    /** Fails with a problem that says why when nothing can be known of that instant. */
    public Uni<AsOfSnapshot> at(Instant instant) {
        return engine.conditions(instant.toString())
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(conditions -> snapshot(instant, conditions));
    }

    /** @param withOffers whether the rates are to bring the offers that they were made from */
    public Uni<RatesSnapshot> rates(Instant at, String source, Collection<Market> markets, boolean withOffers) {
        List<String> keys = markets.stream().map(Market::key).toList();
        return engine.rates(at.toString(), source, keys)
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .chain(published -> withOffers(published, withOffers))
                .map(published -> snapshot(List.of(published)));
    }

    /** Both directions of a corridor. */
    public Uni<RatesSnapshot> corridor(Instant at, Corridor corridor, boolean withOffers) {
        return Uni.combine()
                .all()
                .unis(
                        direction(at, corridor).chain(published -> withOffers(published, withOffers)),
                        direction(at, corridor.reversed()))
                .asTuple()
                .map(both -> snapshot(List.of(both.getItem1(), both.getItem2())));
    }

    private Uni<AsOfRates> direction(Instant at, Corridor corridor) {
        return engine.crossRate(at.toString(), corridor.key()).onFailure().transform(EngineFailure.of(HISTORY));
    }

    private Uni<AsOfRates> withOffers(AsOfRates published, boolean wanted) {
        return wanted
                ? withOffers(published.rates()).map(rates -> new AsOfRates(rates, published.crossRates()))
                : Uni.createFrom().item(published);
    }

    /** The same rates with the offers that their records bring. */
    public Uni<List<Rate>> withOffers(List<Rate> rates) {
        return Multi.createFrom()
                .iterable(rates)
                .onItem()
                .transformToUni(this::withOffers)
                .merge(TOGETHER)
                .collect()
                .asList();
    }

    /** When it was read last stays as it is: the record says when its figure came up. */
    private Uni<Rate> withOffers(Rate rate) {
        return rate.rateId() == null
                ? Uni.createFrom().item(rate)
                : history.published(rate.rateId())
                        .onFailure()
                        .transform(EngineFailure.of(HISTORY))
                        .map(record -> record.fold(found -> rate.withOffers(found.filtered()), corridor -> rate));
    }

    /** An answer of the past, which names its instant. */
    public static Response answer(RoutingContext http, Instant at, Object body) {
        return Answers.cached(http, body, at.plus(SETTLED).isBefore(Instant.now()) ? FOR_LONG : Duration.ZERO);
    }

    private static AsOfSnapshot snapshot(Instant at, AsOfConditions conditions) {
        if (at.isBefore(conditions.keptSince())) {
            throw AsOf.pastRetention(conditions.keptSince());
        }
        if (conditions.settings() == null) {
            throw AsOf.nothingYet(at);
        }
        return new AsOfSnapshot(
                at,
                conditions.settings(),
                Optional.ofNullable(conditions.officialRates()).orElse(OfficialRates.NOT_READ_YET));
    }

    private static RatesSnapshot snapshot(List<AsOfRates> published) {
        return RatesSnapshot.of(
                0,
                published.stream().flatMap(one -> one.rates().stream()).toList(),
                published.stream().flatMap(one -> one.crossRates().stream()).toList());
    }

    /** The settings and official rates that held at a past instant. */
    public record AsOfSnapshot(Instant at, Settings settings, OfficialRates officialRates) {}
}
