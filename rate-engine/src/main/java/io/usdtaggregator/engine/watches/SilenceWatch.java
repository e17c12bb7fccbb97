package io.usdtaggregator.engine.watches;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerts.AlertSilence;
import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Ends the silence after an alert about a move once the figure has come back inside half of the threshold of where it had
 * been: the next move is told at once (docs/domain.md 8).
 */
@ApplicationScoped
public class SilenceWatch {
    private static final Logger LOG = Logger.getLogger(SilenceWatch.class);
    private static final String VARIATION = AlertKind.VARIATION.code();
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final AlertSilence silence;

    SilenceWatch(RedisCommands redis, LiveSettings settings, AlertSilence silence) {
        this.redis = redis;
        this.settings = settings;
        this.silence = silence;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return settings.current()
                .map(this::look)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failed -> LOG.warnf("cannot look at the keys that are silent: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Settings current) {
        Set<String> markets = current.activeMarkets().map(Market::key).collect(Collectors.toSet());
        Stream<String> corridors = Corridors.all(current).map(Corridor::key);
        return silence.silent(
                        VARIATION, Stream.concat(markets.stream(), corridors).toList())
                .chain(alerted -> markets(among(alerted, markets::contains))
                        .chain(now -> endOfThoseThatCameBack(current, alerted, now))
                        .chain(() -> corridors(among(alerted, key -> !markets.contains(key))))
                        .chain(now -> endOfThoseThatCameBack(current, alerted, now)));
    }

    private static List<String> among(Map<String, FigureMove> alerted, Predicate<String> wanted) {
        return alerted.keySet().stream().filter(wanted).toList();
    }

    private Uni<Map<String, BigDecimal>> markets(List<String> alerted) {
        List<String> fields =
                alerted.stream().map(key -> Rate.POLICY + ":" + key).toList();
        return redis.fields(RedisKeys.RATES, fields, Rate.class).map(rates -> {
            Map<String, BigDecimal> figures = new HashMap<>();
            rates.values().forEach(rate -> rate.number()
                    .ifPresent(number -> figures.put(rate.market().key(), number)));
            return figures;
        });
    }

    private Uni<Map<String, BigDecimal>> corridors(List<String> alerted) {
        return redis.fields(RedisKeys.CROSS_RATES, alerted, CrossRate.class).map(rates -> {
            Map<String, BigDecimal> figures = new HashMap<>();
            rates.values().forEach(rate -> rate.number()
                    .ifPresent(number -> figures.put(rate.corridor().key(), number)));
            return figures;
        });
    }

    private Uni<Void> endOfThoseThatCameBack(
            Settings current, Map<String, FigureMove> alerted, Map<String, BigDecimal> now) {
        BigDecimal half = current.alerts().variationPercent().divide(TWO);
        return Multi.createFrom()
                .items(alerted.entrySet().stream()
                        .filter(last -> now.containsKey(last.getKey()))
                        .filter(last ->
                                !new FigureMove(last.getValue().before(), now.get(last.getKey())).isBeyond(half))
                        .map(Map.Entry::getKey))
                .onItem()
                .transformToUniAndConcatenate(key -> silence.end(VARIATION, key))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
