package io.usdtaggregator.gateway.board;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** How the last reads of each platform went, looked up every other second; the last known stays when Redis is away. */
final class Reads implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reads.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;
    private final Supplier<Optional<Settings>> settings;
    private final Map<String, List<ReadRecord>> byPlatform = new ConcurrentHashMap<>();
    private Cancellable looking = () -> {};

    Reads(ReactiveRedisDataSource redis, Supplier<Optional<Settings>> settings) {
        this.redis = redis;
        this.settings = settings;
    }

    Reads start() {
        looking = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        look().ifNoItem().after(EVERY).fail().onFailure().recoverWithItem(this::missed))
                .subscribe()
                .with(done -> {}, broken -> LOG.error("reads are not looked up any more", broken));
        return this;
    }

    List<ReadRecord> of(String platform) {
        return byPlatform.getOrDefault(platform, List.of());
    }

    @Override
    public void close() {
        looking.cancel();
    }

    private Uni<Void> look() {
        List<Uni<Void>> looks = settings.get().stream()
                .flatMap(known -> known.platforms().stream())
                .map(platform -> look(platform.code()))
                .toList();
        return looks.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(looks).andFailFast().replaceWithVoid();
    }

    private Uni<Void> look(String platform) {
        return redis.hash(String.class)
                .hvals(RedisKeys.reads(platform))
                .invoke(records -> {
                    if (!records.isEmpty()) {
                        byPlatform.put(
                                platform,
                                records.stream()
                                        .map(json -> MarketJson.read(json, ReadRecord.class))
                                        .toList());
                    }
                })
                .replaceWithVoid();
    }

    private Void missed(Throwable cause) {
        LOG.debugf("reads: %s", cause.getMessage());
        return null;
    }
}
