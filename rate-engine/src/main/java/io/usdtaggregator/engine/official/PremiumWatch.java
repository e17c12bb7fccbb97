package io.usdtaggregator.engine.official;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.AlertSettings;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Raises an alert when a published rate lies outside staff's band around the official one. It never corrects a rate. */
@ApplicationScoped
public class PremiumWatch {
    private static final Logger LOG = Logger.getLogger(PremiumWatch.class);

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final AlertService alerts;

    public PremiumWatch(RedisCommands redis, LiveSettings settings, AlertService alerts) {
        this.redis = redis;
        this.settings = settings;
        this.alerts = alerts;
    }

    @Scheduled(every = "5s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return settings.current()
                .filter(PremiumWatch::hasBand)
                .map(this::look)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failed -> LOG.warnf("cannot look at the premiums: %s", FailureReason.of(failed)))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Settings current) {
        List<String> fields = current.activeMarkets()
                .filter(market -> OfficialRates.concerns(market.fiat()))
                .map(market -> RedisKeys.rateField(Rate.POLICY, market))
                .toList();
        return redis.texts(List.of(RedisKeys.OFFICIAL_RATES))
                .map(texts -> texts.get(0)
                        .flatMap(json -> StoredJson.read(RedisKeys.OFFICIAL_RATES, json, OfficialRates.class)))
                .chain(official -> official.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : redis.fields(RedisKeys.RATES, fields, Rate.class)
                                .chain(rates -> alerts.raise(
                                        current, concerns(current.alerts(), official.get(), rates.values()))));
    }

    private static boolean hasBand(Settings settings) {
        return settings.alerts().premiumMinPercent() != null
                || settings.alerts().premiumMaxPercent() != null;
    }

    static List<AlertCondition> concerns(AlertSettings band, OfficialRates official, Collection<Rate> rates) {
        return rates.stream()
                .flatMap(rate -> rate.priced().stream())
                .flatMap(
                        rate -> official
                                .of(rate.market().fiat())
                                .flatMap(parity -> outside(band, rate.market(), rate.rate(), parity))
                                .stream())
                .toList();
    }

    private static Optional<AlertCondition> outside(
            AlertSettings band, Market market, BigDecimal rate, BigDecimal parity) {
        BigDecimal premium = OfficialRates.premiumPct(rate, parity);
        boolean below = band.premiumMinPercent() != null && premium.compareTo(band.premiumMinPercent()) < 0;
        boolean above = band.premiumMaxPercent() != null && premium.compareTo(band.premiumMaxPercent()) > 0;
        return below || above
                ? Optional.of(AlertCondition.of(
                                AlertKind.PREMIUM,
                                "premium of " + market.fiat(),
                                market.key(),
                                "premium of " + premium.toPlainString() + " % over the official rate "
                                        + parity.toPlainString() + " is outside the band")
                        .withMove(new FigureMove(parity, rate)))
                : Optional.empty();
    }
}
