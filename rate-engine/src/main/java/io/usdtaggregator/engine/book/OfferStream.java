package io.usdtaggregator.engine.book;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.engine.EngineConfig;
import io.usdtaggregator.engine.crossing.Place;
import io.usdtaggregator.engine.publishing.Commands;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Follows the stream of changed books as a member of the group of all engines: each entry is worked on by one of them,
 * acknowledged when its rates are published, and taken over when its engine died.
 */
@ApplicationScoped
public class OfferStream {
    static final String GROUP = "engine";
    private static final Logger LOG = Logger.getLogger(OfferStream.class);
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 64;

    private final String member = UUID.randomUUID().toString();
    private final ReactiveRedisDataSource streams;
    private final Commands redis;
    private final LiveSettings settings;
    private final Recomputation recomputation;
    private final EngineConfig config;
    private Cancellable following = () -> {};
    private Instant takenOverAt = Instant.EPOCH;

    OfferStream(
            @RedisClientName("streams") ReactiveRedisDataSource streams,
            Commands redis,
            LiveSettings settings,
            Recomputation recomputation,
            EngineConfig config) {
        this.streams = streams;
        this.redis = redis;
        this.settings = settings;
        this.recomputation = recomputation;
        this.config = config;
    }

    private record Entry(String id, String bookKey) {}

    void start(@Observes StartupEvent event) {
        if (config.active()) {
            following = Multi.createBy()
                    .repeating()
                    .uni(this::round)
                    .indefinitely()
                    .subscribe()
                    .with(done -> {}, broken -> LOG.error("no longer follows the offers", broken));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        following.cancel();
    }

    /** Reads some entries, works on them, acknowledges them. Never fails; after a failure it waits a moment. */
    private Uni<Integer> round() {
        return takeOver()
                .chain(left -> left.isEmpty() ? readNew() : Uni.createFrom().item(left))
                .chain(this::work)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure()
                .recoverWithUni(this::afterFailure);
    }

    private Uni<Integer> afterFailure(Throwable failure) {
        Uni<Integer> pause = Uni.createFrom().item(0).onItem().delayIt().by(Duration.ofMillis(500));
        // A new Redis, or one that lost its data, does not know the group.
        if (String.valueOf(failure.getMessage()).contains("NOGROUP")) {
            return redis.run("XGROUP", "CREATE", RedisKeys.OFFERS_STREAM, GROUP, "0", "MKSTREAM")
                    .replaceWith(0)
                    .onFailure()
                    .recoverWithUni(() -> pause);
        }
        LOG.debugf("offers: %s", failure.getMessage());
        return pause;
    }

    private Uni<List<Entry>> readNew() {
        return streams.execute(
                        "XREADGROUP",
                        "GROUP",
                        GROUP,
                        member,
                        "COUNT",
                        String.valueOf(MOST_AT_ONCE),
                        "BLOCK",
                        String.valueOf(BLOCK.toMillis()),
                        "STREAMS",
                        RedisKeys.OFFERS_STREAM,
                        ">")
                .map(answer ->
                        answer == null ? List.of() : entries(answer.get(0).get(1)));
    }

    private Uni<List<Entry>> takeOver() {
        Instant now = Instant.now();
        if (takenOverAt.plus(config.takeOverAfter()).isAfter(now)) {
            return Uni.createFrom().item(List.of());
        }
        takenOverAt = now;
        return redis.run(
                        "XAUTOCLAIM",
                        RedisKeys.OFFERS_STREAM,
                        GROUP,
                        member,
                        String.valueOf(config.takeOverAfter().toMillis()),
                        "0-0",
                        "COUNT",
                        String.valueOf(MOST_AT_ONCE))
                .map(answer -> entries(answer.get(1)));
    }

    private Uni<Integer> work(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        if (settings.current().isEmpty()) {
            throw new IllegalStateException("no settings yet");
        }
        return recomputation
                .of(settings.current().get(), places(entries), Instant.now())
                .chain(() -> acknowledge(entries))
                .replaceWith(entries.size());
    }

    private Uni<Response> acknowledge(List<Entry> entries) {
        List<String> arguments = new ArrayList<>(List.of(RedisKeys.OFFERS_STREAM, GROUP));
        entries.forEach(entry -> arguments.add(entry.id()));
        return redis.run("XACK", arguments.toArray(String[]::new));
    }

    /** {@code offers:binance:XOF:CI:BUY} is about the place XOF:CI; an entry that says something else is passed over. */
    private static Set<Place> places(List<Entry> entries) {
        Set<Place> places = new LinkedHashSet<>();
        for (Entry entry : entries) {
            String[] parts = entry.bookKey().split(":", 3);
            try {
                places.add(Place.of(Market.parse(parts[parts.length - 1])));
            } catch (IllegalArgumentException poison) {
                LOG.errorf("entry %s names no book: passed over", entry.id());
            }
        }
        return places;
    }

    private static List<Entry> entries(Response answer) {
        List<Entry> entries = new ArrayList<>();
        for (Response entry : answer) {
            if (entry == null || entry.get(1) == null) {
                continue;
            }
            Response fields = entry.get(1);
            String key = "";
            for (int i = 0; i + 1 < fields.size(); i += 2) {
                if ("key".equals(fields.get(i).toString())) {
                    key = fields.get(i + 1).toString();
                }
            }
            entries.add(new Entry(entry.get(0).toString(), key));
        }
        return entries;
    }
}
