package io.usdtaggregator.collector.publishing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Filters all books again under each new version of the settings, this collector's first one included. */
@Singleton
public class RefilterOnChange {
    private static final Logger LOG = Logger.getLogger(RefilterOnChange.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(10);
    private static final Duration GIVE_UP = Duration.ofMinutes(5);

    private final LiveSettings settings;
    private final BookRefilter refilter;
    private volatile Cancellable following = () -> {};

    public RefilterOnChange(LiveSettings settings, BookRefilter refilter) {
        this.settings = settings;
        this.refilter = refilter;
    }

    void start(@Observes StartupEvent started) {
        Multi<Settings> present =
                Multi.createFrom().deferred(() -> Multi.createFrom().items(settings.current().stream()));
        following = Multi.createBy()
                .merging()
                .streams(settings.changes(), present)
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(this::filterAll)
                .subscribe()
                .with(done -> {}, broken -> LOG.errorf("no longer follows the settings: %s", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        following.cancel();
    }

    /** Tries again while Redis is away; a book that is read meanwhile is filtered under the new settings anyway. */
    private Uni<Void> filterAll(Settings now) {
        return Uni.createFrom()
                .deferred(() -> refilter.all(now))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .expireIn(GIVE_UP.toMillis())
                .onFailure()
                .invoke(broken -> LOG.warnf(
                        "books were not filtered again under settings version %d: %s",
                        now.version(), FailureReason.of(broken)))
                .onFailure()
                .recoverWithNull();
    }
}
