package io.usdtaggregator.gateway;

import static io.usdtaggregator.model.crossing.CrossRateBuilder.aCrossRate;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.password.PasswordHash;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.KeyRights;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.OfferBuilder;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Writes to Redis what the other services would write, and comes back when the gateway of this test knows of the settings,
 * accounts and rates.
 */
@Singleton
public class Seed {
    public static final String PASSWORD = "correct horse battery staple";
    public static final ApiKeyText KEY = ApiKeyText.random(true);
    public static final ApiKeyText OPERATOR_KEY = ApiKeyText.random(true);
    public static final ApiKeyText REVOKED_KEY = ApiKeyText.random(true);
    public static final ApiKeyText EXPIRED_KEY = ApiKeyText.random(true);
    public static final ApiKeyText SLOW_KEY = ApiKeyText.random(true);
    public static final ApiKeyText ELSEWHERE_KEY = ApiKeyText.random(true);
    public static final ApiKeyText HERE_KEY = ApiKeyText.random(true);
    public static final ApiKeyText MONTHLY_KEY = ApiKeyText.random(true);
    public static final ApiKeyText NO_GROUP_KEY = ApiKeyText.random(true);
    public static final ApiKeyText USED_UP_KEY = ApiKeyText.random(true);
    public static final ApiKeyText STEADY_KEY = ApiKeyText.random(true);
    public static final ApiKeyText LIVE_KEY = ApiKeyText.random(false);
    public static final int MONTHLY_CALLS = 4;
    private static final String HASH = PasswordHash.of(PASSWORD);
    private static final Quota QUOTA = new Quota(600_000, 100_000, null, new BigDecimal("0.01"), false);
    private static final Duration SOON = Duration.ofMillis(2);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong VERSION = new AtomicLong(System.currentTimeMillis());

    private final RedisDataSource redis;
    private final LiveData live;

    Seed(RedisDataSource redis, LiveData live) {
        this.redis = redis;
        this.live = live;
    }

    public void all() {
        settings(FirstStart.settings());
        access(true, true);
        noRates();
    }

    /** What an engine says where there are no rates; those that there are stay. */
    private void noRates() {
        redis.value(String.class).setnx(RedisKeys.RATES_VERSION, "1");
    }

    public void settings(Settings settings) {
        long version = next();
        snapshot(RedisKeys.SETTINGS, settings.withVersion(version));
        known(() -> live.settings().version() >= version);
    }

    /** As {@link #all}, but for demo's password. */
    public void password(String password) {
        Access held = MarketJson.read(redis.value(String.class).get(RedisKeys.ACCESS), Access.class);
        accounts(version -> new Access(
                version,
                held.accounts().stream()
                        .map(of -> !of.username().equals("demo")
                                ? of
                                : new Account(
                                        of.id(),
                                        of.username(),
                                        PasswordHash.of(password),
                                        of.groups(),
                                        of.active(),
                                        of.quota()))
                        .toList(),
                held.apiKeys()));
    }

    /** As it is, but for one key. */
    public void key(String id, UnaryOperator<ApiKey> change) {
        Access held = MarketJson.read(redis.value(String.class).get(RedisKeys.ACCESS), Access.class);
        accounts(version -> new Access(
                version,
                held.accounts(),
                held.apiKeys().stream()
                        .map(key -> key.id().equals(id) ? change.apply(key) : key)
                        .toList()));
    }

    /** As it is, with one account more and its keys. */
    public void also(Account account, List<ApiKey> keys) {
        Access held = MarketJson.read(redis.value(String.class).get(RedisKeys.ACCESS), Access.class);
        accounts(version -> new Access(
                version,
                Stream.concat(held.accounts().stream(), Stream.of(account)).toList(),
                Stream.concat(held.apiKeys().stream(), keys.stream()).toList()));
    }

    /** The accounts demo and boss; {@code active} is demo's, {@code keyActive} its key's. */
    public void access(boolean active, boolean keyActive) {
        Set<String> reads = Set.of(Access.INTEGRATOR);
        Set<String> both = Set.of(Access.INTEGRATOR, Access.OPERATOR);
        accounts(version -> new Access(
                version,
                List.of(
                        new Account("a-demo", "demo", HASH, reads, active, QUOTA),
                        new Account("a-boss", "boss", HASH, both, true, QUOTA),
                        new Account("a-gone", "gone", HASH, reads, false, QUOTA)),
                List.of(
                        key("k-demo", "a-demo", KEY, reads, keyActive, null, null),
                        key("k-live", "a-demo", LIVE_KEY, reads, keyActive, null, null),
                        key("k-boss", "a-boss", OPERATOR_KEY, both, true, null, null),
                        key("k-revoked", "a-boss", REVOKED_KEY, reads, false, null, null),
                        key("k-expired", "a-boss", EXPIRED_KEY, reads, true, null, Instant.EPOCH),
                        keyFrom("k-elsewhere", ELSEWHERE_KEY, "10.0.0.0/8"),
                        keyFrom("k-here", HERE_KEY, "127.0.0.0/8"),
                        key("k-no-group", "a-boss", NO_GROUP_KEY, Set.of(), true, null, null),
                        key(
                                "k-monthly",
                                "a-boss",
                                MONTHLY_KEY,
                                reads,
                                true,
                                new Quota(600, 100, (long) MONTHLY_CALLS, BigDecimal.ONE, false),
                                null),
                        key(
                                "k-used-up",
                                "a-boss",
                                USED_UP_KEY,
                                reads,
                                true,
                                new Quota(600, 100, (long) MONTHLY_CALLS, BigDecimal.ONE, false),
                                null),
                        key(
                                "k-steady",
                                "a-boss",
                                STEADY_KEY,
                                reads,
                                true,
                                new Quota(6, 50, null, BigDecimal.ZERO, false),
                                null),
                        key(
                                "k-slow",
                                "a-boss",
                                SLOW_KEY,
                                reads,
                                true,
                                new Quota(6, 3, null, BigDecimal.ZERO, false),
                                null))));
    }

    public void book(String platform, Market market, Instant observedAt, Offer... offers) {
        book(new OfferBook(next(), platform, market, observedAt, 1, List.of(offers), List.of(), Set.of()));
    }

    public void book(OfferBook book) {
        String key = RedisKeys.book(book.platform(), book.market());
        redis.value(String.class).set(key, MarketJson.write(book));
        long version = redis.value(String.class).incr(RedisKeys.BOOKS_VERSION);
        redis.pubsub(String.class).publish(RedisKeys.BOOKS, MarketJson.write(new Changed(version, key)));
    }

    /** How the last read of a market on a platform went. */
    public void read(String platform, ReadRecord read) {
        redis.hash(String.class).hset(RedisKeys.reads(platform), read.market().key(), MarketJson.write(read));
    }

    /** As if the platform had never been asked. */
    public void neverRead(String platform) {
        redis.key().del(RedisKeys.reads(platform));
    }

    public void publish(List<? extends Rate> rates, List<? extends CrossRate> crossRates) {
        rates.forEach(rate -> redis.hash(String.class)
                .hset(RedisKeys.RATES, RedisKeys.rateField(rate.source(), rate.market()), MarketJson.write(rate)));
        crossRates.forEach(cross -> redis.hash(String.class)
                .hset(RedisKeys.CROSS_RATES, cross.corridor().key(), MarketJson.write(cross)));
        long version = announce(rates, crossRates);
        known(() -> live.rates().version() >= version);
    }

    private long announce(List<? extends Rate> rates, List<? extends CrossRate> crossRates) {
        long version = redis.value(String.class).incr(RedisKeys.RATES_VERSION);
        redis.pubsub(String.class)
                .publish(
                        RedisKeys.RATES_CHANNEL,
                        MarketJson.write(new RatesChanged(version, List.copyOf(rates), List.copyOf(crossRates))));
        return version;
    }

    /** Looks at a condition at once, and then often; the library's default is to wait before the first look too. */
    public static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(OFTEN);
    }

    private static void known(Callable<Boolean> held) {
        await().pollInterval(SOON).atMost(PATIENCE).ignoreExceptions().until(held);
    }

    /** So many changes of corridors that a reader who takes in nothing of them stalls. */
    public void moreThanAConnectionHolds() {
        PricedRate sell = rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                OfferBuilder.anOffer().at("12.5").build());
        for (int some = 0; some < 100; some++) {
            int first = some * 20;
            publish(
                    List.of(),
                    IntStream.range(first, first + 20)
                            .mapToObj(number -> rate(
                                    Market.in(
                                            "XOF",
                                            List.of("BJ", "CI", "SN", "TG").get(number % 4),
                                            TradeType.BUY),
                                    Instant.now(),
                                    null,
                                    OfferBuilder.anOffer()
                                            .at((100 + number) + ".5")
                                            .build()))
                            .map(buy -> cross(buy, sell, null))
                            .toList());
        }
    }

    public void officialRates(OfficialRates rates) {
        snapshot(RedisKeys.OFFICIAL_RATES, rates);
    }

    /** A rate of staff's policy whose best offer comes first. */
    public static PricedRate rate(Market market, Instant observedAt, Adjustment adjustment, Offer... offers) {
        long version = next();
        return aRate().version(version)
                .called("01J0000000000000000000" + String.format("%04d", version % 10_000))
                .in(market)
                .adjusted(adjustment)
                .offering(offers)
                .confidence(Confidence.MEDIUM)
                .observedAt(observedAt)
                .build();
    }

    public static Rate none(Market market, UnavailableReason reason) {
        return aRate().version(next())
                .called(null)
                .in(market)
                .observedAt(Instant.now())
                .unpriced(reason);
    }

    public static PricedCrossRate cross(PricedRate buy, PricedRate sell, CrossAdjustment rule) {
        return aCrossRate(buy, sell)
                .version(next())
                .called("01J0000000000000000000CR01")
                .adjusted(rule)
                .build();
    }

    /** A later version of a figure, with this changed. */
    public static <T> T later(T figure, Class<T> type, Consumer<ObjectNode> change) {
        ObjectNode json = MarketJson.mapper().valueToTree(figure);
        change.accept(json.put("version", next()));
        return MarketJson.read(json.toString(), type);
    }

    private void accounts(LongFunction<Access> of) {
        long version = next();
        snapshot(RedisKeys.ACCESS, of.apply(version));
        known(() -> live.access().version() >= version);
    }

    private void snapshot(String key, Object value) {
        redis.value(String.class).set(key, MarketJson.write(value));
        redis.pubsub(String.class).publish(RedisKeys.CHANGED, MarketJson.write(new Changed(VERSION.get(), key)));
    }

    private static ApiKey key(
            String id,
            String account,
            ApiKeyText text,
            Set<String> groups,
            boolean active,
            Quota quota,
            Instant until) {
        return new ApiKey(
                id, account, id, text.digest(), text.prefix(), active, new KeyRights(groups, quota, List.of(), until));
    }

    private static ApiKey keyFrom(String id, ApiKeyText text, String address) {
        Set<String> reads = Set.of(Access.INTEGRATOR);
        return new ApiKey(
                id,
                "a-boss",
                id,
                text.digest(),
                text.prefix(),
                true,
                new KeyRights(reads, null, List.of(address), null));
    }

    private static long next() {
        return VERSION.incrementAndGet();
    }
}
