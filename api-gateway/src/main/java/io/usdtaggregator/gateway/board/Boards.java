package io.usdtaggregator.gateway.board;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.JsonSnapshot;
import io.usdtaggregator.base.redis.LiveValue;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** All that answers are made from, held in memory and kept current. */
@Startup
@Singleton
public class Boards {
    private final LiveValue<Settings> settings;
    private final LiveValue<Access> access;
    private final LiveValue<RatesBoard> rates;
    private final LiveValue<BooksBoard> books;
    private final LiveValue<OfficialRates> officialRates;
    private final Reads reads;

    public Boards(
            ReactiveRedisDataSource redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        settings = new LiveValue<>(
                        "settings",
                        new JsonSnapshot<>(RedisKeys.SETTINGS, Settings.class, Settings::version, redis),
                        subscriptions)
                .start();
        access = new LiveValue<>(
                        "access",
                        new JsonSnapshot<>(RedisKeys.ACCESS, Access.class, Access::version, redis),
                        subscriptions)
                .start();
        rates = new LiveValue<>("rates", new RatesSource(redis), subscriptions).start();
        books = new LiveValue<>("books", new BooksSource(redis, settings::current), subscriptions).start();
        officialRates = new LiveValue<>(
                        "official rates",
                        new JsonSnapshot<>(
                                RedisKeys.OFFICIAL_RATES, OfficialRates.class, OfficialRates::version, redis),
                        subscriptions)
                .start();
        reads = new Reads(redis, settings::current).start();
    }

    public Settings settings() {
        return settings.current().orElseThrow(() -> Problem.starting("settings were"));
    }

    public Access access() {
        return access.current().orElseThrow(() -> Problem.starting("accounts were"));
    }

    /** Empty until the engine published something. */
    public RatesBoard rates() {
        return rates.current().orElse(RatesBoard.EMPTY);
    }

    public BooksBoard books() {
        return books.current().orElse(BooksBoard.EMPTY);
    }

    /** Without a rate and with a reason until the engine published some. */
    public OfficialRates officialRates() {
        return officialRates.current().orElse(OfficialRates.NOT_READ_YET);
    }

    public List<ReadRecord> reads(String platform) {
        return reads.of(platform);
    }

    /** Each new state of the rates from now on. */
    public Multi<RatesBoard> rateChanges() {
        return rates.changes();
    }

    /** When Redis last confirmed that the rates held here are the current ones. */
    public Instant ratesConfirmedAt() {
        return rates.confirmedAt();
    }

    /** Whether there is enough to answer from. */
    public boolean ready() {
        return settings.current().isPresent() && access.current().isPresent();
    }

    @PreDestroy
    public void close() {
        List.of(settings, access, rates, books, officialRates).forEach(LiveValue::close);
        reads.close();
    }
}
