package io.usdtaggregator.admin.livedata;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads how each platform does from what the collectors keep in Redis. */
@ApplicationScoped
public class PlatformStates {
    private static final String BOOKED = "booked";

    private final BookReader books;
    private final RedisCommands redis;

    PlatformStates(BookReader books, RedisCommands redis) {
        this.books = books;
        this.redis = redis;
    }

    /** Of all platforms, in staff's order. */
    public Uni<List<PlatformState>> of(Settings settings) {
        return Multi.createFrom()
                .iterable(settings.platforms())
                .onItem()
                .transformToUniAndConcatenate(platform -> of(platform, settings))
                .collect()
                .asList();
    }

    private Uni<PlatformState> of(PlatformSetting platform, Settings settings) {
        Instant now = Instant.now();
        return Uni.combine()
                .all()
                .unis(books.reads(platform.code()), budget(platform, now))
                .asTuple()
                .map(found ->
                        PlatformState.of(platform, settings, found.getItem1().values(), found.getItem2(), now));
    }

    private Uni<BudgetUse> budget(PlatformSetting platform, Instant now) {
        return Uni.combine()
                .all()
                .unis(
                        redis.hashField(RedisKeys.budget(platform.code()), BOOKED),
                        redis.timeToLive(RedisKeys.budgetPause(platform.code())))
                .asTuple()
                .map(found -> BudgetUse.of(
                        platform.budget(),
                        found.getItem1().map(Double::parseDouble).orElse(0.0),
                        found.getItem2(),
                        now));
    }
}
