package io.usdtaggregator.engine.alerting;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Raises alerts: at most once per cooldown for one kind and key; logged, stored, published and mailed. */
@ApplicationScoped
public class AlertDesk {
    private static final Logger LOG = Logger.getLogger("alerts");

    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(365);

    private final RedisCommands redis;
    private final AlertStore store;
    private final AlertMail mail;

    public AlertDesk(RedisCommands redis, AlertStore store, AlertMail mail) {
        this.redis = redis;
        this.store = store;
        this.mail = mail;
    }

    /** Raises them while the caller goes on. */
    public void tell(Settings settings, List<Concern> concerns) {
        if (!concerns.isEmpty()) {
            raise(settings, concerns).subscribe().with(done -> {});
        }
    }

    /** Never fails: an alert that cannot be raised is logged, and raised when its concern comes again. */
    public Uni<Void> raise(Settings settings, List<Concern> concerns) {
        return Multi.createFrom()
                .iterable(concerns)
                .onItem()
                .transformToUniAndConcatenate(concern -> Uni.createFrom()
                        .deferred(() -> raise(settings, concern))
                        .onFailure()
                        .invoke(failed -> LOG.errorf(
                                "cannot raise %s %s (%s): %s",
                                concern.kind().code(), concern.key(), concern.message(), failed.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> raise(Settings settings, Concern concern) {
        String cooldown = String.valueOf(millis(settings.alerts().cooldown()));
        String key = RedisKeys.alertCooldown(concern.kind().code(), concern.key());
        return redis.run("SET", key, "1", "NX", "PX", cooldown).chain(first -> {
            if (first == null) {
                return Uni.createFrom().voidItem();
            }
            Alert alert = new Alert(
                    UlidCreator.getMonotonicUlid().toString(),
                    concern.kind().code(),
                    concern.key(),
                    concern.message(),
                    Instant.now(),
                    null,
                    null);
            LOG.warnf("%s %s: %s", alert.kind(), alert.key(), alert.message());
            return store.keep(alert)
                    .invoke(() -> mail.send(alert))
                    .chain(() -> redis.run("PUBLISH", RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert)))
                    .replaceWithVoid();
        });
    }

    /** Within what Redis takes as an expiry. */
    private static long millis(Duration cooldown) {
        return cooldown.compareTo(LONGEST_COOLDOWN) > 0
                ? LONGEST_COOLDOWN.toMillis()
                : Math.max(1, cooldown.toMillis());
    }
}
