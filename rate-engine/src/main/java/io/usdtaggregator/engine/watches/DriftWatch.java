package io.usdtaggregator.engine.watches;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.engine.history.read.EarlierRates;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
    /** The name of its looks, by which the scheduler can hold them back. */
    static final String LOOKS = "drift-watch";

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final EarlierRates earlier;
    private final AlertService alerts;

    DriftWatch(RedisCommands redis, LiveSettings settings, EarlierRates earlier, AlertService alerts) {
        this.redis = redis;
        this.settings = settings;
        this.earlier = earlier;
        this.alerts = alerts;
    }

    @Scheduled(
            identity = LOOKS,
            every = "30s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
                alerts.raise(current, List.of(condition(rate, hourBefore)))
                        .chain(() -> redis.setHashField(
                                RedisKeys.ALERTED_DRIFTS, key, rate.rawRate().toPlainString()));
        };
    }

    /** With the figures as adjusted, as other alerts of this market have them: one of them tells of both. */
    private static AlertCondition condition(PricedRate rate, BigDecimal hourBefore) {
        FigureMove raw = new FigureMove(hourBefore, rate.rawRate());
        BigDecimal adjustedBefore =
                rate.rule().map(rule -> rule.applyTo(hourBefore)).orElse(hourBefore);
        FigureMove adjusted = new FigureMove(adjustedBefore.signum() > 0 ? adjustedBefore : hourBefore, rate.rate());
        boolean up = raw.percent().signum() > 0;
        return AlertCondition.of(
                        AlertKind.VARIATION,
                        rate.market().fiat() + (up ? " up" : " down"),
                        rate.market().key(),
                        "raw rate moved from " + hourBefore.stripTrailingZeros().toPlainString() + " to "
                                + rate.rawRate().toPlainString() + " within an hour (" + (up ? "+" : "")
                                + raw.shownPercent().toPlainString() + " %)")
                .withMove(adjusted);
    }
}
