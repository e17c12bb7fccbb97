package io.usdtaggregator.engine.history.read;

import static io.usdtaggregator.model.market.Books.priced;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.write.Partitions;
import io.usdtaggregator.engine.history.write.ProvenanceLog;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was served at an instant is answered again, field by field. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AsOfTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final AtomicLong VERSION = new AtomicLong(500_000);
    private static final Market BUY = new Place("XOF", null).buy();
    private static final Market WAY_BACK = new Place("XOF", null).sell();
    private static final Market SELL = new Place("GHS", null).sell();
    private static final Corridor CORRIDOR = Corridor.parse("XOF:-:GHS:-");
    private static final Corridor RETURN = Corridor.parse("GHS:-:XOF:-");

    @Inject
    RedisDataSource redis;

    @Inject
    AsOfResource asOf;

    @Inject
    RedisCommands engineRedis;

    @Inject
    Database database;

    @Inject
    Partitions partitions;

    @Inject
    LiveSettings live;

    /** Everything that callers of these markets and corridors could see. */
    private record Served(Instant at, long settings, List<String> policy, List<String> binance, List<String> crosses) {}

    @Test
    void each_instant_gives_exactly_what_was_published_then() {
        Instant beforeAll = Instant.now();
        redis.flushall();
        set(settings().withoutOutlierCut().build());
        await().atMost(PATIENCE).until(() -> String.valueOf(currentSettings())
                .equals(redis.value(String.class).get(RedisKeys.RATES_DONE)));
        List<Served> seen = new ArrayList<>();
        Instant read = Instant.now().minusSeconds(60);

        publish(priced("binance", BUY, read, "600", "601"));
        publish(priced("binance", SELL, read, "12.3"));
        seen.add(settled("0.0205", read));

        // The same figures, read again: only the instants move on.
        publish(priced("binance", BUY, read.plusSeconds(10), "600", "601"));
        publish(priced("binance", SELL, read.plusSeconds(10), "12.3"));
        seen.add(settled("0.0205", read.plusSeconds(10)));

        // The same figure out of another book: its median and its counts are new.
        publish(priced("binance", BUY, read.plusSeconds(20), "600", "603", "609"));
        publish(priced("binance", SELL, read.plusSeconds(20), "12.3"));
        seen.add(settled("0.0205", read.plusSeconds(20)));

        // Only the way back is new, so no tick of XOF -> GHS tells of it.
        publish(priced("binance", new Place("GHS", null).buy(), read.plusSeconds(20), "12.5"));
        publish(priced("binance", WAY_BACK, read.plusSeconds(20), "595"));
        await().atMost(PATIENCE).until(() -> cross(CORRIDOR)
                .priced()
                .map(PricedCrossRate::price)
                .filter(price -> price.inverseRate() != null)
                .isPresent());
        seen.add(settled("0.0205", read.plusSeconds(20)));

        set(settings()
                .withoutOutlierCut()
                .rule(percent("r", "XOF", null, null, "2", Direction.MARKUP))
                .build());
        seen.add(settled("0.02009803922", read.plusSeconds(20)));

        for (Served served : seen) {
            assertEquals(served, answered(served.at()));
        }
        assertNotEquals(seen.get(0).crosses(), seen.get(1).crosses());
        assertNotEquals(seen.get(2).crosses(), seen.get(3).crosses());
        assertNotEquals(seen.get(3).settings(), seen.get(4).settings());
        // The last moment of a rate still has it; the next one has the new.
        Rate second = MarketJson.read(seen.get(1).policy().get(0), Rate.class);
        assertEquals(second, rate(BUY, second.provenance().publishedAt()));
        assertEquals(
                MarketJson.read(seen.get(0).policy().get(0), Rate.class),
                rate(BUY, second.provenance().publishedAt().minusNanos(1_000)));
        assertEquals(List.of(), rates(Rate.POLICY, beforeAll.minusSeconds(86_400 * 20), BUY));
        assertNull(asOf.conditions(Instant.EPOCH.toString())
                .await()
                .atMost(PATIENCE)
                .settings());
    }

    @Test
    void an_engine_that_still_holds_older_settings_does_not_bring_them_back() {
        Settings older = settings().build().withVersion(VERSION.incrementAndGet());
        Settings newer = settings().build().withVersion(VERSION.incrementAndGet());

        new ProvenanceLog(engineRedis, database, partitions, live, new SimpleMeterRegistry())
                .note(newer)
                .await()
                .atMost(PATIENCE);
        new ProvenanceLog(engineRedis, database, partitions, live, new SimpleMeterRegistry())
                .note(older)
                .await()
                .atMost(PATIENCE);

        assertEquals(
                newer.version(),
                asOf.conditions(Instant.now().toString())
                        .await()
                        .atMost(PATIENCE)
                        .settings()
                        .version());
    }

    @Test
    void a_bad_question_is_refused_by_name() {
        assertThrows(HttpProblem.class, () -> asOf.conditions("yesterday"));
        assertThrows(HttpProblem.class, () -> asOf.conditions(null));
        assertThrows(HttpProblem.class, () -> asOf.crossRate(Instant.now().toString(), "XOF"));
        assertThrows(HttpProblem.class, () -> asOf.rates(Instant.now().toString(), null, List.of("XOF")));
    }

    /** What stands once the corridor shows this figure of this age, and nothing moves any more. */
    private Served settled(String figure, Instant observedAt) {
        await(figure + " of " + observedAt).atMost(PATIENCE).until(() -> {
            CrossRate cross = cross(CORRIDOR);
            return cross != null
                    && cross.number()
                            .filter(number -> number.compareTo(new BigDecimal(figure)) == 0)
                            .isPresent()
                    && cross.lastObservedAt().filter(observedAt::equals).isPresent();
        });
        return await().atMost(PATIENCE).until(this::unmoved, Objects::nonNull);
    }

    private Served unmoved() {
        Served before = published(Instant.EPOCH);
        Instant at = Instant.now();
        try {
            Thread.sleep(300);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return before.equals(published(Instant.EPOCH)) ? published(at) : null;
    }

    private Served published(Instant at) {
        return new Served(
                at,
                currentSettings(),
                published(Rate.POLICY),
                published("binance"),
                Stream.of(CORRIDOR, RETURN)
                        .map(this::cross)
                        .filter(Objects::nonNull)
                        .map(MarketJson::write)
                        .toList());
    }

    private List<String> published(String source) {
        return Stream.of(BUY, WAY_BACK, SELL)
                .map(market -> redis.hash(String.class).hget(RedisKeys.RATES, RedisKeys.rateField(source, market)))
                .filter(Objects::nonNull)
                .map(json -> MarketJson.write(MarketJson.read(json, Rate.class).withoutOffers()))
                .toList();
    }

    private Served answered(Instant at) {
        return new Served(
                at,
                asOf.conditions(at.toString())
                        .await()
                        .atMost(PATIENCE)
                        .settings()
                        .version(),
                written(rates(Rate.POLICY, at, BUY, WAY_BACK, SELL)),
                written(rates("binance", at, BUY, WAY_BACK, SELL)),
                Stream.of(CORRIDOR, RETURN)
                        .flatMap(
                                corridor -> asOf
                                        .crossRate(at.toString(), corridor.key())
                                        .await()
                                        .atMost(PATIENCE)
                                        .crossRates()
                                        .stream())
                        .map(MarketJson::write)
                        .toList());
    }

    private Rate rate(Market market, Instant at) {
        return rates(Rate.POLICY, at, market).get(0);
    }

    private List<Rate> rates(String source, Instant at, Market... markets) {
        return asOf.rates(
                        at.toString(),
                        source,
                        Stream.of(markets).map(Market::key).toList())
                .await()
                .atMost(PATIENCE)
                .rates();
    }

    private static List<String> written(List<Rate> rates) {
        return rates.stream().map(MarketJson::write).toList();
    }

    private CrossRate cross(Corridor corridor) {
        return Optional.ofNullable(redis.hash(String.class).hget(RedisKeys.CROSS_RATES, corridor.key()))
                .map(json -> MarketJson.read(json, CrossRate.class))
                .orElse(null);
    }

    private void set(Settings wanted) {
        Settings next = wanted.withVersion(VERSION.incrementAndGet());
        redis.value(String.class).set(RedisKeys.SETTINGS, MarketJson.write(next));
        redis.pubsub(String.class)
                .publish(RedisKeys.CHANGED, MarketJson.write(new Changed(next.version(), RedisKeys.SETTINGS)));
    }

    private long currentSettings() {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.SETTINGS), Settings.class)
                .version();
    }

    private void publish(OfferBook book) {
        String key = RedisKeys.book(book.platform(), book.market());
        OfferBook filtered = new OfferBook(
                VERSION.incrementAndGet(),
                book.platform(),
                book.market(),
                book.observedAt(),
                currentSettings(),
                book.offers(),
                book.dropped(),
                book.flags());
        redis.value(String.class).set(key, MarketJson.write(filtered));
        redis.stream(String.class)
                .xadd(RedisKeys.OFFERS_STREAM, Map.of("key", key, "version", String.valueOf(filtered.version())));
    }
}
