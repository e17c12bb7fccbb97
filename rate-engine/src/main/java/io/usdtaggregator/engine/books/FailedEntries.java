package io.usdtaggregator.engine.books;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.AlertService;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets entries that failed three times aside on {@link RedisKeys#OFFERS_POISON}, with an alert. There from the start, so that
 * its metric is there before the first.
 */
@ApplicationScoped
@Startup
public class FailedEntries {
    private static final int DELIVERIES = 3;

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final AlertService alerts;
    private final Counter setAside;

    public FailedEntries(RedisCommands redis, LiveSettings settings, AlertService alerts, MeterRegistry meters) {
        this.redis = redis;
        this.settings = settings;
        this.alerts = alerts;
        this.setAside = meters.counter("engine.poison.messages");
    }

    /** @param pending what XPENDING tells of entries: id, member, idle time, deliveries */
    Uni<Void> setAside(Response pending) {
        return Multi.createFrom()
                .iterable(failedTooOften(pending))
                .onItem()
                .transformToUniAndConcatenate(this::setAside)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static List<String> failedTooOften(Response pending) {
        List<String> ids = new ArrayList<>();
        pending.forEach(entry -> {
            if (entry.get(3).toInteger() >= DELIVERIES) {
                ids.add(entry.get(0).toString());
            }
        });
        return ids;
    }

    private Uni<Void> setAside(String id) {
        setAside.increment();
        return redis.run("XRANGE", RedisKeys.OFFERS_STREAM, id, id)
                .chain(entries -> redis.run("XADD", copy(id, entries)))
                .chain(() -> redis.run("XACK", RedisKeys.OFFERS_STREAM, OffersStream.GROUP, id))
                .chain(() -> alerts.raise(
                        settings.current().orElseThrow(),
                        List.of(AlertCondition.of(
                                AlertKind.POISON_MESSAGE,
                                RedisKeys.OFFERS_STREAM,
                                RedisKeys.OFFERS_STREAM,
                                "entry " + id + " failed " + DELIVERIES + " times and was set aside"))));
    }

    private static List<String> copy(String id, Response entries) {
        List<String> copy = new ArrayList<>(List.of(RedisKeys.OFFERS_POISON, "MAXLEN", "~", "1000", "*", "id", id));
        if (entries.size() > 0) {
            entries.get(0).get(1).forEach(part -> copy.add(ChangedBook.brief(part.toString())));
        }
        return copy;
    }
}
