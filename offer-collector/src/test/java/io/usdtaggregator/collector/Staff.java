package io.usdtaggregator.collector;

import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RefreshRequest;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Writes settings as admin-ui does; every merchant and every size is let through, unless a test says otherwise. */
final class Staff {
    private static final AtomicLong VERSIONS = new AtomicLong(1000);

    private final RedisDataSource redis;

    Staff(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Only Binance, only this currency, without countries. */
    Settings set(String currency, Duration interval, boolean active, List<Settings.LiquiditySetting> liquidity) {
        return set(
                "binance",
                new Settings.Budget(6000, 50, 4),
                currency,
                new Settings.Refresh(interval, active),
                liquidity);
    }

    /** Only this platform, only this currency. */
    Settings set(
            String platform,
            Settings.Budget budget,
            String currency,
            Settings.Refresh refresh,
            List<Settings.LiquiditySetting> liquidity,
            String... countries) {
        Settings first = FirstStart.settings();
        Settings settings = first.draft()
                .version(VERSIONS.incrementAndGet())
                .currencies(List.of(new Settings.Currency(
                        currency,
                        names(currency),
                        true,
                        Stream.of(countries)
                                .map(country -> new Settings.Country(country, names(country), true))
                                .toList())))
                .platforms(List.of(new Settings.Platform(platform, platform, true, true, budget, null)))
                .liquidity(liquidity)
                .merchants(new Settings.Merchants(0, BigDecimal.ZERO, false))
                .trust(Settings.Trust.OFF)
                .refresh(refresh)
                .build();
        write(RedisKeys.SETTINGS, settings, settings.version());
        return settings;
    }

    private static Settings.Names names(String code) {
        return new Settings.Names(code, code);
    }

    /** The request's id. */
    String refreshNow() {
        long version = VERSIONS.incrementAndGet();
        write(RedisKeys.REFRESH, new RefreshRequest(version, "request-" + version, Instant.now()), version);
        return "request-" + version;
    }

    private void write(String key, Object value, long version) {
        redis.value(String.class).set(key, MarketJson.write(value));
        redis.pubsub(String.class).publish(RedisKeys.CHANGED, MarketJson.write(new Changed(version, key)));
    }
}
