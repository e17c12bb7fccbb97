package io.usdtaggregator.gateway.webhooks.notification;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertsApi;
import io.usdtaggregator.base.redis.RedisChannel;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.webhooks.events.AlertRaisedData;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Reads alerts: at once from their Redis channel, and again from the engine, whose list has lost nothing. */
@Singleton
class AlertFeed {
    private static final Logger LOG = Logger.getLogger(AlertFeed.class);

    private final ReactiveRedisDataSource subscriptions;
    private final AlertsApi engine;

    AlertFeed(@RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions, @RestClient AlertsApi engine) {
        this.subscriptions = subscriptions;
        this.engine = engine;
    }

    /** Each alert as it is raised; goes on after every loss of the connection. */
    Multi<AlertRaisedData> raised() {
        return RedisChannel.follow(subscriptions, RedisKeys.ALERTS_CHANNEL, () -> {})
                .map(AlertFeed::parsed)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    /** A page of what the engine stored, oldest first, from after this place on. */
    Uni<Stored> stored(Place from) {
        return engine.stored(from.storedAt().toString(), from.id())
                .onFailure()
                .transform(EngineFailure.of("alerts"))
                .map(page ->
                        new Stored(page.alerts().stream().map(AlertFeed::stored).toList(), page.more()));
    }

    private static StoredAlert stored(io.usdtaggregator.base.internal.alerts.StoredAlert one) {
        return new StoredAlert(new Place(one.storedAt(), one.alert().id()), parsed(MarketJson.write(one.alert())));
    }

    /** Where in the engine's list somebody is: at an instant by PostgreSQL's clock, and an alert of that instant. */
    record Place(Instant storedAt, String id) {
        static Place at(Instant instant) {
            return new Place(instant, "");
        }
    }

    record Stored(List<StoredAlert> alerts, boolean more) {}

    /** @param alert empty for what is none */
    record StoredAlert(Place place, Optional<AlertRaisedData> alert) {}

    /** What is no alert is passed over: it must not end the feed. */
    private static Optional<AlertRaisedData> parsed(String json) {
        try {
            return Optional.ofNullable(MarketJson.read(json, Alert.class))
                    .filter(AlertFeed::isWhole)
                    .map(AlertRaisedData::of);
        } catch (IllegalArgumentException other) {
            LOG.warnf("what came as an alert is none: %s", other.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isWhole(Alert alert) {
        return alert.id() != null && alert.subject() != null && alert.kind() != null && alert.raisedAt() != null;
    }
}
