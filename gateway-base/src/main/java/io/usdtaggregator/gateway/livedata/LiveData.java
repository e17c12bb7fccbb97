package io.usdtaggregator.gateway.livedata;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.JsonSnapshot;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.LiveValue;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Everything that answers are made from, held in memory and kept current from Redis. */
@Startup
@Singleton
public class LiveData {
    /** They change once a day. */
    private static final int SECONDS_BETWEEN_CHECKS_OF_OFFICIAL_RATES = 10;

    private final LiveSettings settings;
    private final PlatformReads reads;
    private final LiveValue<Access> access;
    private final LiveValue<RatesSnapshot> rates;
    private final LiveValue<BooksSnapshot> books;
    private final LiveValue<OfficialRates> officialRates;

    public LiveData(
            LiveSettings settings,
            PlatformReads reads,
            RedisCommands commands,
            Traces traces,
            ReactiveRedisDataSource redis,
            @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.settings = settings;
        this.reads = reads;
        this.access = new LiveValue<>(
                        "access",
                        new JsonSnapshot<>(RedisKeys.ACCESS, Access.class, Access::version, redis),
                        subscriptions)
                .checkedEachSecond()
                .start();
        this.rates = new LiveValue<>("rates", new RatesSource(commands, traces), subscriptions).start();
        this.books = new LiveValue<>("books", new BooksSource(commands, settings::current), subscriptions).start();
        this.officialRates = new LiveValue<>(
                        "official rates",
                        new JsonSnapshot<>(
                                RedisKeys.OFFICIAL_RATES, OfficialRates.class, OfficialRates::version, redis),
                        subscriptions)
                .checkedEvery(SECONDS_BETWEEN_CHECKS_OF_OFFICIAL_RATES)
                .start();
    }

    /** Fails with 503 {@code starting} until the settings were read once. */
    public Settings settings() {
        return settings.current().orElseThrow(() -> Problem.starting("settings were"));
    }

    /** Accounts and API keys; fails with 503 {@code starting} until they were read once. */
    public Access access() {
        return access.current().orElseThrow(() -> Problem.starting("accounts were"));
    }

    /** What an answer made now is made from; fails with 503 {@code starting} until the settings were read once. */
    public MarketSnapshot snapshot() {
        return new MarketSnapshot(settings(), rates(), books(), officialRates());
    }

    /** Empty until the engine published something. */
    public RatesSnapshot rates() {
        return rates.current().orElse(RatesSnapshot.EMPTY);
    }

    /** Empty until a collector published something. */
    public BooksSnapshot books() {
        return books.current().orElse(BooksSnapshot.EMPTY);
    }

    /** Without a rate and with a reason until the engine published some. */
    public OfficialRates officialRates() {
        return officialRates.current().orElse(OfficialRates.NOT_READ_YET);
    }

    /** How the last reads of each market on this platform went. */
    public List<ReadRecord> reads(String platform) {
        return reads.of(platform);
    }

    /** Each new state of the rates from now on. */
    public Multi<RatesSnapshot> rateChanges() {
        return rates.changes();
    }

    /** When Redis last confirmed that the rates held here are the current ones. */
    public Instant ratesConfirmedAt() {
        return rates.confirmedAt();
    }

    /**
     * Fails with 503 {@code starting} until the rates were read once. An engine says so where there are none; a Redis that
     * says nothing has lost them, or has not been told yet.
     */
    public void requireRates() {
        if (!knowsRates()) {
            throw Problem.starting("rates were");
        }
    }

    /** Whether the rates, or that there are none, were read once. */
    public boolean knowsRates() {
        return rates.current().isPresent();
    }

    /** Whether there is enough to answer from: settings and accounts, and rates or the knowledge that there are none. */
    public boolean ready() {
        return settings.current().isPresent() && access.current().isPresent() && rates.wasRead();
    }

    @PreDestroy
    public void close() {
        List.of(access, rates, books, officialRates).forEach(LiveValue::close);
    }
}
