package io.usdtaggregator.engine.watches;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Raises an alert for a platform whose reads have failed for longer than "stale after". */
@ApplicationScoped
public class PlatformWatch {
    private static final Logger LOG = Logger.getLogger(PlatformWatch.class);

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final AlertService alerts;

    public PlatformWatch(RedisCommands redis, LiveSettings settings, AlertService alerts) {
        this.redis = redis;
        this.settings = settings;
        this.alerts = alerts;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(settings.current().map(List::of).orElse(List.of()))
                .onItem()
                .transformToMultiAndConcatenate(current -> Multi.createFrom()
                        .items(current.activePlatforms())
                        .onItem()
                        .transformToUniAndConcatenate(platform -> look(current, platform.code())))
                .collect()
                .asList()
                .replaceWithVoid()
                .onFailure()
                .invoke(failed -> LOG.warnf("cannot look at the platforms: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Settings current, String platform) {
        return redis.run("HVALS", RedisKeys.reads(platform))
                .map(values -> RedisAnswers.elements(values)
                        .map(json -> MarketJson.read(json, ReadRecord.class))
                        .toList())
                .chain(reads -> reads.stream().allMatch(read -> read.failingSince() == null)
                        ? Uni.createFrom().voidItem()
                        : redis.time().chain(now -> alerts.raise(current, concerns(current, platform, reads, now))));
    }

    static List<AlertCondition> concerns(Settings settings, String platform, List<ReadRecord> reads, Instant now) {
        Instant limit = now.minus(FreshnessLimits.of(settings, platform).staleAfter());
        List<ReadRecord> failing = reads.stream()
                .filter(read ->
                        read.failingSince() != null && read.failingSince().isBefore(limit))
                .filter(read -> settings.activeMarkets().anyMatch(read.market()::equals))
                .toList();
        if (failing.isEmpty()) {
            return List.of();
        }
        ReadRecord first = failing.get(0);
        String reason =
                first.lastFailure() == null ? "" : ": " + first.lastFailure().reason();
        return List.of(AlertCondition.of(
                AlertKind.PLATFORM_FAILED,
                platform,
                platform,
                failing.size() + " of " + reads.size() + " markets cannot be read, "
                        + first.market().key() + " since " + first.failingSince() + reason));
    }
}
