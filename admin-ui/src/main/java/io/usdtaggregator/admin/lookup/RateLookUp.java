package io.usdtaggregator.admin.lookup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.admin.settings.SettingsVersion;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.history.AsOfApi;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds what customers were told, by the id of the answer or by the instant, with the settings that held then. */
@ApplicationScoped
public class RateLookUp {
    private static final int NOT_FOUND = 404;

    private final HistoryApi history;
    private final AsOfApi past;
    private final SettingsVersions settings;

    RateLookUp(@RestClient HistoryApi history, @RestClient AsOfApi past, SettingsVersions settings) {
        this.history = history;
        this.past = past;
        this.settings = settings;
    }

    /** Not found for an id that was never published; unavailable when the engine does not answer. */
    Uni<Explanation> byId(String id, String language) {
        return published(id)
                .chain(record -> record.fold(
                        rate -> explained(rate, null, language), cross -> explained(cross, null, language)));
    }

    /** What was being told of a market at an instant. */
    Uni<Explanation> of(Market market, Instant at, String language) {
        return past.rates(at.toString(), Rate.POLICY, List.of(market.key()))
                .onFailure()
                .transform(RateLookUp::problem)
                .map(found -> found.rates().stream().findFirst().orElseThrow(RateLookUp::nothingThen))
                .chain(this::withOffers)
                .chain(rate -> explained(rate, at, language));
    }

    /** What was being told of a corridor at an instant. */
    Uni<Explanation> of(Corridor corridor, Instant at, String language) {
        return past.crossRate(at.toString(), corridor.key())
                .onFailure()
                .transform(RateLookUp::problem)
                .map(found -> found.crossRates().stream().findFirst().orElseThrow(RateLookUp::nothingThen))
                .chain(cross -> explained(cross, at, language));
    }

    /** The record of an instant comes without its offers; where they cannot be had, it is explained without. */
    private Uni<Rate> withOffers(Rate rate) {
        return published(rate.rateId())
                .map(record -> record.fold(whole -> whole, cross -> rate))
                .onFailure(HttpProblem.class)
                .recoverWithItem(rate);
    }

    private Uni<PublishedRecord> published(String id) {
        return history.published(id).onFailure().transform(RateLookUp::problem);
    }

    private Uni<Explanation> explained(Rate rate, Instant asked, String language) {
        return settingsOf(rate)
                .map(then -> new Explanation(
                        rate.rateId(),
                        rate.updatedAt(),
                        asked,
                        null,
                        null,
                        null,
                        List.of(ExplainedRate.of(rate, then, language))));
    }

    private Uni<Explanation> explained(CrossRate cross, Instant asked, String language) {
        Uni<List<ExplainedRate>> legs = Multi.createFrom()
                .items(cross.legs())
                .onItem()
                .transformToUniAndConcatenate(leg -> settingsOf(leg).map(then -> ExplainedRate.of(leg, then, language)))
                .collect()
                .asList();
        return legs.chain(explained -> settings.read()
                .map(now -> new Explanation(
                        cross.rateId(),
                        cross.updatedAt(),
                        asked,
                        cross,
                        PlaceName.of(cross.corridor().buyMarket(), now, language),
                        PlaceName.of(cross.corridor().sellMarket(), now, language),
                        explained)));
    }

    /** Those under which it was made; those in force where that version is not known here. */
    private Uni<Settings> settingsOf(Rate rate) {
        return settings.version(rate.settingsVersion()).chain(found -> found.map(SettingsVersion::settings)
                .map(then -> Uni.createFrom().item(then))
                .orElseGet(settings::read));
    }

    private static HttpProblem problem(Throwable failure) {
        return Optional.of(failure)
                .filter(RefusedCall.class::isInstance)
                .filter(refused -> ((RefusedCall) refused).status() == NOT_FOUND)
                .map(unknown -> Problem.notFound("not_found", "No rate was ever published under this id."))
                .orElseGet(() -> Problem.unavailable(
                        "unavailable", "The rate-engine cannot be reached.", Duration.ofSeconds(2)));
    }

    private static HttpProblem nothingThen() {
        return Problem.notFound("not_found", "Nothing was being published of this at that instant.");
    }
}
