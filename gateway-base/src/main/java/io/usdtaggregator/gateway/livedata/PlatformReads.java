package io.usdtaggregator.gateway.livedata;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * How the last reads of each platform went. No channel announces them, so that they are read again every four seconds,
 * and those of platforms that are switched off, which no longer change, each half minute. While Redis is away the last
 * known stay.
 */
@Singleton
public class PlatformReads {
    private static final Logger LOG = Logger.getLogger(PlatformReads.class);
    private static final int READS_IN_HALF_A_MINUTE = 8;

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final Map<String, List<ReadRecord>> byPlatform = new ConcurrentHashMap<>();
    private int readsSoFar;

    PlatformReads(RedisCommands redis, LiveSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** By market; empty while the platform was not read yet. */
    List<ReadRecord> of(String platform) {
        return byPlatform.getOrDefault(platform, List.of());
    }

    @Scheduled(every = "4s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> readAll() {
        boolean all = readsSoFar % READS_IN_HALF_A_MINUTE == 0;
        List<PlatformSetting> platforms =
                settings.current().map(Settings::platforms).orElse(List.of());
        readsSoFar = platforms.isEmpty() ? 0 : readsSoFar + 1;
        return Multi.createFrom()
                .iterable(platforms)
                .filter(platform -> all || platform.active())
                .onItem()
                .transformToUniAndConcatenate(platform -> read(platform.code()))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> LOG.debugf("keeps the reads that it has: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> read(String platform) {
        return redis.hash(RedisKeys.reads(platform))
                .map(hash -> ReadableValues.of(hash, ReadRecord.class))
                .invoke(read -> {
                    if (!read.isEmpty()) {
                        byPlatform.put(platform, List.copyOf(read.values()));
                    }
                })
                .replaceWithVoid();
    }
}
