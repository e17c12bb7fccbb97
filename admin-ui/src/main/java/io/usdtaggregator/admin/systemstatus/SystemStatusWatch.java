package io.usdtaggregator.admin.systemstatus;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.alerts.EngineAlerts;
import io.usdtaggregator.admin.page.SystemStatus;
import io.usdtaggregator.admin.page.SystemStatusSource;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Looks every few seconds at what the frame of the pages tells, so that no page waits for it. */
@ApplicationScoped
public class SystemStatusWatch implements SystemStatusSource {
    private final LiveSettings settings;
    private final RedisCommands redis;
    private final EngineAlerts alerts;
    private volatile SystemStatus status = SystemStatus.UNKNOWN;

    SystemStatusWatch(LiveSettings settings, RedisCommands redis, EngineAlerts alerts) {
        this.settings = settings;
        this.redis = redis;
        this.alerts = alerts;
    }

    @Override
    public SystemStatus current() {
        boolean paused = settings.current().map(now -> !now.refresh().active()).orElse(false);
        return new SystemStatus(status.openAlerts(), paused, status.platformsOut());
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return settings.current()
                .map(inForce -> Uni.combine()
                        .all()
                        .unis(openAlerts(), platformsOut(inForce))
                        .asTuple()
                        .invoke(seen -> status = new SystemStatus(seen.getItem1(), false, seen.getItem2()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<OptionalInt> openAlerts() {
        return alerts.newest()
                .map(found -> OptionalInt.of((int) found.alerts().stream()
                        .filter(alert -> alert.acknowledgedBy() == null)
                        .count()))
                .onFailure()
                .recoverWithItem(OptionalInt.empty());
    }

    private Uni<List<String>> platformsOut(Settings inForce) {
        return Multi.createFrom()
                .items(inForce.activePlatforms())
                .onItem()
                .transformToUniAndConcatenate(platform -> redis.hash(RedisKeys.reads(platform.code()))
                        .map(reads -> isOut(reads, inForce) ? platform : null))
                .map(PlatformSetting::name)
                .collect()
                .asList()
                .onFailure()
                .recoverWithItem(List.of());
    }

    /** It was asked, and none of its markets was read lately. */
    private static boolean isOut(Map<String, String> reads, Settings inForce) {
        Instant limit = Instant.now().minus(inForce.freshness().staleAfter());
        return !reads.isEmpty()
                && reads.values().stream()
                        .map(json -> MarketJson.read(json, ReadRecord.class))
                        .noneMatch(read ->
                                read.lastGoodAt() != null && read.lastGoodAt().isAfter(limit));
    }
}
