package io.usdtaggregator.admin.liverates;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The best and the cross rates as they are now. */
@Path("/")
public class LiveRatesPage {
    private static final String NOTHING = "–";

    private final Pages pages;
    private final SettingsVersions settings;
    private final RedisCommands redis;

    LiveRatesPage(Pages pages, SettingsVersions settings, RedisCommands redis) {
        this.pages = pages;
        this.settings = settings;
        this.redis = redis;
    }

    /** @param status fresh, stale or unavailable */
    public record Age(long seconds, String status) {}

    /** A market's rate. */
    public record Row(
            String tradeType,
            String scope,
            String rate,
            String rawRate,
            String rule,
            String platform,
            Age age,
            List<String> flags) {}

    /** A corridor's rate. */
    public record CrossRow(String name, String rate, String roundTrip, String rule, Age age) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance liveRates(Frame frame, List<Row> rates, List<CrossRow> crossRates);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return settings.read().chain(inForce -> redis.hash(RedisKeys.RATES)
                .chain(rates -> redis.hash(RedisKeys.CROSS_RATES).map(crossRates -> page(inForce, rates, crossRates))));
    }

    private TemplateInstance page(Settings inForce, Map<String, String> rates, Map<String, String> crossRates) {
        List<Row> rows = rates.values().stream()
                .map(json -> MarketJson.read(json, Rate.class))
                .filter(rate -> rate.source().equals(Rate.POLICY))
                .sorted(java.util.Comparator.comparing(Rate::market))
                .map(rate -> row(rate, inForce))
                .toList();
        List<CrossRow> crossRows = crossRates.values().stream()
                .map(json -> MarketJson.read(json, CrossRate.class))
                .filter(rate ->
                        rate.corridor().countryFrom() == null && rate.corridor().countryTo() == null)
                .sorted(java.util.Comparator.comparing(rate -> rate.corridor().key()))
                .map(rate -> row(rate, inForce))
                .toList();
        return pages.inLanguage(Templates.liveRates(pages.frame(), rows, crossRows));
    }

    private static Row row(Rate rate, Settings inForce) {
        return new Row(
                rate.market().tradeType().name(),
                rate.market().scope(),
                number(rate.number()),
                number(rate.priced().map(PricedRate::rawRate)),
                rate.priced().flatMap(PricedRate::rule).map(Adjustment::scope).orElse(NOTHING),
                rate.priced().map(PricedRate::platform).orElse(NOTHING),
                new Age(
                        seconds(rate.lastObservedAt()),
                        word(rate.fold(priced -> freshness(priced, inForce), unpriced -> FreshnessStatus.UNAVAILABLE))),
                rate.quality().flags().stream().map(Enum::name).sorted().toList());
    }

    private static CrossRow row(CrossRate rate, Settings inForce) {
        Optional<CrossPrice> price = rate.priced().map(PricedCrossRate::price);
        return new CrossRow(
                rate.corridor().from() + " → " + rate.corridor().to(),
                number(rate.number()),
                number(price.map(CrossPrice::roundTripCostPct)),
                price.flatMap(CrossPrice::rule).map(CrossAdjustment::scope).orElse(NOTHING),
                new Age(
                        seconds(rate.lastObservedAt()),
                        word(rate.fold(
                                priced -> freshness(priced, inForce), unpriced -> FreshnessStatus.UNAVAILABLE))));
    }

    /** No better than its worse leg. */
    private static FreshnessStatus freshness(PricedCrossRate rate, Settings inForce) {
        return Stream.of(rate.buy(), rate.sell())
                .map(leg -> freshness(leg, inForce))
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
    }

    private static FreshnessStatus freshness(PricedRate rate, Settings inForce) {
        return FreshnessLimits.of(inForce, rate.platform()).status(rate.observedAt(), Instant.now());
    }

    private static String number(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(NOTHING);
    }

    private static String word(FreshnessStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static long seconds(Optional<Instant> observedAt) {
        return observedAt
                .map(instant -> Duration.between(instant, Instant.now()).toSeconds())
                .orElse(0L);
    }
}
