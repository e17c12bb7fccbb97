package io.usdtaggregator.collector.polling;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshAnswer;
import io.usdtaggregator.base.refresh.RefreshAnswer.NotRead;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers each "refresh now" in Redis: which of the active platforms this collector does not read, and why. */
@Singleton
public class RefreshAnswers {
    private static final Logger LOG = Logger.getLogger(RefreshAnswers.class);

    private final String collector = UUID.randomUUID().toString();
    private final List<Platform> platforms;
    private final LiveRefresh refresh;
    private final LiveSettings settings;
    private final PlatformBudget budgets;
    private final PollScheduler scheduler;
    private final RedisCommands redis;
    private volatile Cancellable following = () -> {};

    RefreshAnswers(
            @All List<Platform> platforms,
            LiveRefresh refresh,
            LiveSettings settings,
            PlatformBudget budgets,
            PollScheduler scheduler,
            RedisCommands redis) {
        this.platforms = platforms;
        this.refresh = refresh;
        this.settings = settings;
        this.budgets = budgets;
        this.scheduler = scheduler;
        this.redis = redis;
    }

    void start(@Observes StartupEvent started) {
        following = refresh.changes()
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(request -> answer(request)
                        .onFailure()
                        .invoke(failed -> LOG.warnf(
                                "refresh %s has no answer: %s", request.requestId(), FailureReason.of(failed)))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> LOG.error("no \"refresh now\" is answered any more", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        following.cancel();
    }

    private Uni<Void> answer(RefreshRequest request) {
        String key = RedisKeys.refreshAnswers(request.requestId());
        return settings.current()
                .map(this::notRead)
                .orElseGet(() -> Uni.createFrom()
                        .item(List.of(new NotRead(null, "no_settings", "The settings were not read yet", null))))
                .chain(notRead -> redis.setHashField(key, collector, MarketJson.write(new RefreshAnswer(notRead))))
                .chain(() -> redis.run(
                        "PEXPIRE", key, String.valueOf(PollLeases.refreshLasts().toMillis())))
                .replaceWithVoid();
    }

    private Uni<List<NotRead>> notRead(Settings now) {
        List<Platform> active = platforms.stream()
                .filter(platform -> now.platform(platform.code())
                        .filter(PlatformSetting::active)
                        .isPresent())
                .toList();
        return active.isEmpty()
                ? Uni.createFrom().item(List.of(new NotRead(null, "no_active_platform", "No platform is active", null)))
                : Multi.createFrom()
                        .iterable(active)
                        .onItem()
                        .transformToUniAndConcatenate(platform -> why(platform, now))
                        .collect()
                        .asList()
                        .map(reasons ->
                                reasons.stream().flatMap(Optional::stream).toList());
    }

    /** Empty where the platform is read, within its budget. */
    private Uni<Optional<NotRead>> why(Platform platform, Settings now) {
        String code = platform.code();
        Optional<NotRead> here = stuck(code)
                .map(reason -> new NotRead(code, "polling_stuck", "Polling stands still: " + reason, null))
                .or(() -> now.activeMarkets().anyMatch(platform::serves)
                        ? Optional.empty()
                        : Optional.of(new NotRead(
                                code, "no_markets", "None of the active currencies can be asked for there", null)));
        return here.isPresent()
                ? Uni.createFrom().item(here)
                : budgets.pause(code).map(pause -> pause.map(left -> paused(code, left)));
    }

    private static NotRead paused(String code, PlatformBudget.Pause pause) {
        Instant until = Instant.now().plus(pause.left()).truncatedTo(ChronoUnit.SECONDS);
        return pause.askedFor()
                ? new NotRead(code, "paused_by_platform", "The platform asked to be left alone (Retry-After)", until)
                : new NotRead(code, "resting_after_failures", "It failed several times in a row and rests", until);
    }

    private Optional<String> stuck(String code) {
        return scheduler.health().stream()
                .filter(platform -> platform.platform().equals(code))
                .findFirst()
                .flatMap(PlatformHealth::stuck);
    }
}
