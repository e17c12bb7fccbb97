package io.usdtaggregator.collector;

import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.CountrySetting;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Names;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.Merchants;
import io.usdtaggregator.model.settings.rule.Trust;
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
    Settings set(String currency, Duration interval, boolean active, List<LiquiditySetting> liquidity) {
        return set("binance", new Budget(6000, 50, 4), currency, new Refresh(interval, active), liquidity);
    }

    /** Only this platform, only this currency. */
    Settings set(
            String platform,
            Budget budget,
            String currency,
            Refresh refresh,
            List<LiquiditySetting> liquidity,
            String... countries) {
        Settings first = FirstStart.settings();
        Settings settings = first.draft()
                .version(VERSIONS.incrementAndGet())
                .currencies(List.of(new CurrencySetting(
                        currency,
                        names(currency),
                        true,
                        Stream.of(countries)
                                .map(country -> new CountrySetting(country, names(country), true))
                                .toList())))
                .platforms(List.of(new PlatformSetting(platform, platform, true, true, budget, null)))
                .liquidity(liquidity)
                .merchants(new Merchants(0, BigDecimal.ZERO, false))
                .trust(Trust.OFF)
                .refresh(refresh)
                .build();
        write(RedisKeys.SETTINGS, settings, settings.version());
        return settings;
    }

    private static Names names(String code) {
        return new Names(code, code);
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
