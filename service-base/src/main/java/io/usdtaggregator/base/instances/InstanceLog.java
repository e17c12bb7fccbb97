package io.usdtaggregator.base.instances;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest signs of all instances, in a short stream of Redis: its entries bear Redis' own time, so that machines
 * whose clocks lie apart do not matter.
 */
@ApplicationScoped
public class InstanceLog {
    /** Two hours of four instances, or five minutes of a hundred. */
    private static final String MOST_SIGNS = "1000";
    /** What is silent for longer is no news. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final String SIGN = "sign";

    private final RedisCommands redis;

    public InstanceLog(RedisCommands redis) {
        this.redis = redis;
    }

    Uni<Void> add(InstanceSign sign) {
        return redis.run("XADD", RedisKeys.INSTANCES, "MAXLEN", "~", MOST_SIGNS, "*", SIGN, MarketJson.write(sign))
                .replaceWithVoid();
    }

    /** The instances that did not stop in order, by service, the longest running first; those long silent are left out. */
    public Uni<List<SeenInstance>> read() {
        return redis.time().chain(now -> redis.run("XREVRANGE", RedisKeys.INSTANCES, "+", "-", "COUNT", MOST_SIGNS)
                .map(entries -> newest(entries, now)));
    }

    private static List<SeenInstance> newest(Response entries, Instant now) {
        Map<String, SeenInstance> byId = new LinkedHashMap<>();
        for (int place = 0; place < entries.size(); place++) {
            Response entry = entries.get(place);
            Instant at = at(entry.get(0).toString());
            sign(entry.get(1))
                    .ifPresent(
                            sign -> byId.putIfAbsent(sign.id(), new SeenInstance(sign, at, Duration.between(at, now))));
        }
        return byId.values().stream()
                .filter(seen -> !seen.sign().stopping())
                .filter(seen -> seen.silence().compareTo(FORGOTTEN_AFTER) <= 0)
                .sorted(Comparator.<SeenInstance, String>comparing(
                                seen -> seen.sign().service())
                        .thenComparing(seen -> seen.sign().startedAt())
                        .thenComparing(seen -> seen.sign().id()))
                .toList();
    }

    /** Empty for one of another version that cannot be read. */
    private static Optional<InstanceSign> sign(Response fields) {
        return Optional.ofNullable(RedisAnswers.pairs(fields).get(SIGN))
                .flatMap(json -> StoredJson.read(RedisKeys.INSTANCES, json, InstanceSign.class))
                .filter(sign -> sign.service() != null && sign.id() != null && sign.startedAt() != null);
    }

    /** Ids of a stream begin with the millisecond of their writing. */
    private static Instant at(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    }
}
