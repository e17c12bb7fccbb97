package io.usdtaggregator.engine.alerts;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.AlertSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * After an alert its key is silent for the cooldown, unless its figure moves by the threshold again from the one that was
 * alerted (docs/domain.md 8). Of several engines that see the same one speaks.
 */
@ApplicationScoped
public class AlertSilence {
    private static final RedisScript SILENCE = RedisScript.named("silence-alerts");
    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(365);

    private final RedisCommands redis;

    public AlertSilence(RedisCommands redis) {
        this.redis = redis;
    }

    /** The figure of the last alert about a key; both are {@code null} where the alert was about no figure. */
    private record LastAlert(FigureMove move) {}

    /** Those of the conditions that are to be told now; their keys are silent from here on. */
    Uni<List<AlertCondition>> admit(AlertSettings settings, List<AlertCondition> conditions) {
        Map<String, AlertCondition> byKey = new LinkedHashMap<>();
        conditions.forEach(condition -> byKey.putIfAbsent(key(condition), condition));
        List<String> keys = List.copyOf(byKey.keySet());
        return redis.texts(keys).chain(held -> {
            List<String> told = new ArrayList<>();
            List<String> values = new ArrayList<>(List.of(String.valueOf(millis(settings.cooldown()))));
            IntStream.range(0, keys.size())
                    .filter(at -> isNews(settings, byKey.get(keys.get(at)), held.get(at)))
                    .forEach(at -> {
                        told.add(keys.get(at));
                        values.add(held.get(at).orElse(""));
                        values.add(MarketJson.write(
                                new LastAlert(byKey.get(keys.get(at)).move())));
                    });
            return told.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : redis.run(SILENCE, told, values)
                            .map(done ->
                                    RedisAnswers.elements(done).map(byKey::get).toList());
        });
    }

    private static boolean isNews(AlertSettings settings, AlertCondition condition, Optional<String> held) {
        return held.isEmpty()
                || condition
                        .optionalMove()
                        .flatMap(now -> read(held.get()).map(last -> new FigureMove(last.after(), now.after())
                                .isBeyond(settings.variationPercent())))
                        .orElse(false);
    }

    /** The moves of the last alerts about these keys, while those are silent, by key. */
    public Uni<Map<String, FigureMove>> silent(String kind, Collection<String> keys) {
        List<String> wanted = List.copyOf(keys);
        return redis.texts(wanted.stream()
                        .map(key -> RedisKeys.alertSilence(kind, key))
                        .toList())
                .map(held -> {
                    Map<String, FigureMove> moves = new LinkedHashMap<>();
                    IntStream.range(0, wanted.size()).forEach(at -> held.get(at)
                            .flatMap(AlertSilence::read)
                            .ifPresent(move -> moves.put(wanted.get(at), move)));
                    return moves;
                });
    }

    /** The next condition of this key is told whatever was alerted before. */
    public Uni<Void> end(String kind, String key) {
        return redis.delete(RedisKeys.alertSilence(kind, key));
    }

    /** Empty for what an older version wrote, too. */
    private static Optional<FigureMove> read(String held) {
        return held.startsWith("{")
                ? Optional.ofNullable(MarketJson.read(held, LastAlert.class).move())
                : Optional.empty();
    }

    private static String key(AlertCondition condition) {
        return RedisKeys.alertSilence(condition.kind().code(), condition.key());
    }

    /** Within what Redis takes as an expiry. */
    private static long millis(Duration cooldown) {
        return cooldown.compareTo(LONGEST_COOLDOWN) > 0
                ? LONGEST_COOLDOWN.toMillis()
                : Math.max(1, cooldown.toMillis());
    }
}
