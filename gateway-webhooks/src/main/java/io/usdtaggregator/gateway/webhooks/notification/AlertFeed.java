package io.usdtaggregator.gateway.webhooks.notification;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertPage;
import io.usdtaggregator.base.internal.alerts.AlertsApi;
import io.usdtaggregator.base.redis.RedisChannel;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.webhooks.events.AlertRaisedEvent.AlertRaisedData;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Instant;
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

    /** A page of what the engine stored, oldest first, behind this alert of that instant; empty id: all from then on. */
    Uni<AlertPage> stored(Instant storedAt, String id) {
        return engine.stored(storedAt.toString(), id).onFailure().transform(EngineFailure.of("alerts"));
    }

    /** What is no alert is passed over: it must not end the feed. */
    private static Optional<AlertRaisedData> parsed(String json) {
        try {
            return shown(MarketJson.read(json, Alert.class));
        } catch (IllegalArgumentException other) {
            LOG.warnf("what came as an alert is none: %s", other.getMessage());
            return Optional.empty();
        }
    }

    /** An alert as messages show it; empty for what is none. */
    static Optional<AlertRaisedData> shown(Alert alert) {
        return Optional.ofNullable(alert)
                .filter(one ->
                        one.id() != null && one.subject() != null && one.kind() != null && one.raisedAt() != null)
                .map(AlertRaisedData::of);
    }
}
