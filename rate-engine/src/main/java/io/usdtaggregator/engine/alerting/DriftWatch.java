package io.usdtaggregator.engine.alerting;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.history.EarlierRates;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Raises an alert when a market's raw rate has moved too far within an hour, however small its steps were. Raw rates
 * only: what staff's own rules change is no drift.
 */
@ApplicationScoped
public class DriftWatch {
    private static final Logger LOG = Logger.getLogger(DriftWatch.class);
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final EarlierRates earlier;
    private final AlertDesk alerts;

    DriftWatch(RedisCommands redis, LiveSettings settings, EarlierRates earlier, AlertDesk alerts) {
        this.redis = redis;
        this.settings = settings;
        this.earlier = earlier;
        this.alerts = alerts;
    }

    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return settings.current()
                .map(this::look)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failed ->
                        LOG.warnf("cannot compare rates with those of an hour before: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Settings current) {
        List<Market> markets = current.activeMarkets().toList();
        List<String> fields = markets.stream()
                .map(market -> RedisKeys.rateField(Rate.POLICY, market))
                .toList();
        return redis.time()
                .chain(now -> earlier.rawRates(markets, now.minus(WINDOW)))
                .chain(before -> redis.fields(RedisKeys.RATES, fields, Rate.class)
                        .chain(rates -> redis.hash(RedisKeys.ALERTED_DRIFTS).chain(told -> Multi.createFrom()
                                .items(rates.values().stream()
                                        .flatMap(rate -> rate.priced().stream())
                                        .filter(rate ->
                                                before.containsKey(rate.market().key())))
                                .onItem()
                                .transformToUniAndConcatenate(rate -> judge(current, rate, before, told))
                                .collect()
                                .asList())))
                .replaceWithVoid();
    }

    private Uni<Void> judge(
            Settings current, PricedRate rate, Map<String, BigDecimal> before, Map<String, String> told) {
        String key = rate.market().key();
        BigDecimal hourBefore = before.get(key);
        DriftRule rule = new DriftRule(current.alerts().variationPercent());
        return switch (rule.judge(
                hourBefore, rate.rawRate(), Optional.ofNullable(told.get(key)).map(BigDecimal::new))) {
            case SILENT -> Uni.createFrom().voidItem();
            case REARM -> redis.run("HDEL", RedisKeys.ALERTED_DRIFTS, key).replaceWithVoid();
            case RAISE ->
                alerts.raise(current, List.of(concern(key, hourBefore, rate.rawRate())))
                        .chain(() -> redis.setHashField(
                                RedisKeys.ALERTED_DRIFTS, key, rate.rawRate().toPlainString()));
        };
    }

    private static Concern concern(String key, BigDecimal hourBefore, BigDecimal now) {
        BigDecimal percent = DriftRule.percent(hourBefore, now).setScale(2, RoundingMode.HALF_EVEN);
        return new Concern(
                Concern.Kind.VARIATION,
                key,
                "raw rate moved from " + hourBefore.stripTrailingZeros().toPlainString() + " to "
                        + now.toPlainString() + " within an hour (" + (percent.signum() > 0 ? "+" : "")
                        + percent.toPlainString() + " %)");
    }
}
