package io.usdtaggregator.engine;

import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.history.write.HistoryLog;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** The running engine as its neighbours see it: collectors and staff write, callers read. */
@ApplicationScoped
public class LiveEngine {
    private static final AtomicLong VERSION = new AtomicLong(1_000);
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RedisDataSource redis;
    private final Pool pool;
    private final HistoryLog history;

    public LiveEngine(RedisDataSource redis, Pool pool, HistoryLog history) {
        this.redis = redis;
        this.pool = pool;
        this.history = history;
    }

    /** Empties Redis, history and the alerts, and waits until the engine has begun anew under these settings. */
    public void beginsAnew(Settings settings) {
        awaitNoRecordWaits();
        List.of("alerts", "market_ticks", "place_publications", "candles").forEach(table -> await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> pool.query("DELETE FROM rates." + table)
                                .executeAndAwait()
                                .rowCount()
                        >= 0));
        history.forget();
        losesRedis(settings);
    }

    /** Empties Redis alone, and waits until the engine has begun anew under these settings. */
    public void losesRedis(Settings settings) {
        redis.flushall();
        set(settings);
        await("everything is computed under these settings").atMost(PATIENCE).until(() -> String.valueOf(
                        settings().version())
                .equals(redis.value(String.class).get(RedisKeys.RATES_DONE)));
    }

    /** Until history holds all that was published. */
    public void awaitNoRecordWaits() {
        await().atMost(PATIENCE).until(() -> redis.stream(String.class).xlen(RedisKeys.HISTORY_STREAM) == 0);
    }

    /** As if nothing had been told yet, and no cooldown ran; but of what was published a moment ago an alert may follow. */
    public void forgetsItsAlerts() {
        await().atMost(PATIENCE).until(() -> pending() == 0);
        awaitNoAlertWaits();
        redis.key().keys("alert*").forEach(key -> redis.key().del(key));
        pool.query("DELETE FROM rates.alerts").executeAndAwait();
    }

    public void set(Settings wanted) {
        Settings next = wanted.withVersion(VERSION.incrementAndGet());
        redis.value(String.class).set(RedisKeys.SETTINGS, MarketJson.write(next));
        redis.pubsub(String.class)
                .publish(RedisKeys.CHANGED, MarketJson.write(new Changed(next.version(), RedisKeys.SETTINGS)));
    }

    /** As the collector does, filtered under the settings of now. */
    public OfferBook publish(String platform, Market market, Instant observedAt, String... prices) {
        return publish(Set.of(), platform, market, observedAt, prices);
    }

    public OfferBook publishFlagged(
            BookFlag flag, String platform, Market market, Instant observedAt, String... prices) {
        return publish(Set.of(flag), platform, market, observedAt, prices);
    }

    private OfferBook publish(
            Set<BookFlag> flags, String platform, Market market, Instant observedAt, String... prices) {
        OfferBook book = place(flags, platform, market, observedAt, prices);
        announce(RedisKeys.book(platform, market), book.version());
        return book;
    }

    /** Two reads that agree, so that the figure stands whatever stood before: the engine remembers books of other tests. */
    public void publishConfirmed(String platform, Market market, Instant observedAt, String price) {
        publish(platform, market, observedAt.minusSeconds(10), price);
        await().atMost(PATIENCE).until(() -> rate(Rate.POLICY, market)
                .filter(rate -> rate.quality().flags().contains(BookFlag.HELD_BACK)
                        || rate.number()
                                .filter(number -> number.compareTo(new BigDecimal(price)) == 0)
                                .isPresent())
                .isPresent());
        publish(platform, market, observedAt, price);
        awaitRate(market, price);
    }

    /** Writes a book that no entry of the stream tells of. */
    public OfferBook place(String platform, Market market, Instant observedAt, String... prices) {
        return place(Set.of(), platform, market, observedAt, prices);
    }

    private OfferBook place(Set<BookFlag> flags, String platform, Market market, Instant observedAt, String... prices) {
        List<Offer> offers = Books.priced(platform, market, observedAt, prices).offers();
        OfferBook book = new OfferBook(
                VERSION.incrementAndGet(),
                platform,
                market,
                observedAt,
                settings().version(),
                offers,
                List.of(),
                flags);
        redis.value(String.class).set(RedisKeys.book(platform, market), MarketJson.write(book));
        return book;
    }

    public void announce(String key, long version) {
        redis.stream(String.class)
                .xadd(RedisKeys.OFFERS_STREAM, Map.of("key", key, "version", String.valueOf(version)));
    }

    public Settings settings() {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.SETTINGS), Settings.class);
    }

    public Optional<Rate> rate(String source, Market market) {
        return Optional.ofNullable(redis.hash(String.class).hget(RedisKeys.RATES, RedisKeys.rateField(source, market)))
                .map(json -> MarketJson.read(json, Rate.class));
    }

    public PricedRate priced(String source, Market market) {
        return rate(source, market).flatMap(Rate::priced).orElseThrow();
    }

    public PricedCrossRate pricedCross(String corridor) {
        return cross(corridor).flatMap(CrossRate::priced).orElseThrow();
    }

    /** Until the rate is that of this read: books that the engine remembers from other tests may give the same number. */
    public void awaitRead(Market market, Instant observedAt) {
        await(market.key() + " of " + observedAt).atMost(PATIENCE).until(() -> rate(Rate.POLICY, market)
                .flatMap(Rate::lastObservedAt)
                .filter(observedAt::equals)
                .isPresent());
    }

    public PricedRate awaitRate(Market market, String number) {
        await(market.key() + " at " + number).atMost(PATIENCE).until(() -> rate(Rate.POLICY, market)
                .flatMap(Rate::number)
                .filter(rate -> rate.compareTo(new BigDecimal(number)) == 0)
                .isPresent());
        return priced(Rate.POLICY, market);
    }

    public PricedRate awaitFlag(Market market, BookFlag flag) {
        await(market.key() + " " + flag).atMost(PATIENCE).until(() -> rate(Rate.POLICY, market)
                .filter(rate -> rate.quality().flags().contains(flag))
                .isPresent());
        return priced(Rate.POLICY, market);
    }

    public Optional<CrossRate> cross(String corridor) {
        return Optional.ofNullable(redis.hash(String.class).hget(RedisKeys.CROSS_RATES, corridor))
                .map(json -> MarketJson.read(json, CrossRate.class));
    }

    public PricedCrossRate awaitCross(String corridor, String number) {
        await(corridor + " at " + number).atMost(PATIENCE).until(() -> cross(corridor)
                .flatMap(CrossRate::number)
                .filter(rate -> rate.compareTo(new BigDecimal(number)) == 0)
                .isPresent());
        return pricedCross(corridor);
    }

    /** What the stored alerts of one kind say of one key, oldest first. */
    public List<String> alerts(String kind, String key) {
        return alerts(kind).stream()
                .flatMap(alert -> alert.changes().stream())
                .filter(change -> change.key().equals(key))
                .map(AlertChange::message)
                .toList();
    }

    /** All stored alerts of a kind, oldest first. */
    public List<Alert> alerts(String kind) {
        return rows(
                        "SELECT id, kind, severity, cause, key, message, changes, sandbox FROM rates.alerts"
                                + " WHERE kind = $1 ORDER BY raised_at, id",
                        Tuple.of(kind))
                .stream()
                .map(row -> new Alert(
                        row.getString("id"),
                        new AlertSubject(
                                row.getString("kind"),
                                row.getString("severity"),
                                row.getString("cause"),
                                row.getString("key")),
                        row.getString("message"),
                        List.of(MarketJson.read(row.getString("changes"), AlertChange[].class)),
                        row.getBoolean("sandbox"),
                        Instant.EPOCH,
                        null,
                        null))
                .toList();
    }

    /** Until every condition that was admitted stands in a stored alert. */
    public void awaitNoAlertWaits() {
        await().atMost(PATIENCE).until(() -> redis.sortedSet(String.class).zcard(RedisKeys.ALERT_GROUPS) == 0);
    }

    /** Whatever else is told of the key: what came before the test may still be on its way. */
    public void awaitAlert(String kind, String key, String part) {
        await(kind + " of " + key + ": " + part).atMost(PATIENCE).until(() -> alerts(kind, key).stream()
                .anyMatch(message -> message.contains(part)));
    }

    public String awaitAlert(String kind, String key) {
        await(kind + " of " + key).atMost(PATIENCE).until(() -> !alerts(kind, key)
                .isEmpty());
        return alerts(kind, key).get(0);
    }

    public long ticks(String subject, String source) {
        return rows(
                        "SELECT count(*) FROM rates.ticks WHERE subject = $1 AND source = $2 AND NOT heartbeat",
                        Tuple.of(subject, source))
                .get(0)
                .getLong(0);
    }

    /** Numbers of all ticks of a subject since an instant, oldest first. */
    public List<String> tickRates(String subject, Instant since) {
        return rows(
                        "SELECT rate FROM rates.ticks WHERE subject = $1 AND source = 'policy' AND at >= $2"
                                + " AND NOT heartbeat ORDER BY at",
                        Tuple.of(subject, since.atOffset(java.time.ZoneOffset.UTC)))
                .stream()
                .map(row -> String.valueOf(row.getBigDecimal(0)))
                .toList();
    }

    /** The ids of all ticks of a subject since an instant, oldest first. */
    public List<String> tickIds(String subject, Instant since) {
        return rows(
                        "SELECT rate_id FROM rates.ticks WHERE subject = $1 AND source = 'policy' AND at >= $2"
                                + " AND NOT heartbeat ORDER BY at",
                        Tuple.of(subject, since.atOffset(java.time.ZoneOffset.UTC)))
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    public long pending() {
        return redis.execute("XPENDING", RedisKeys.OFFERS_STREAM, "engine")
                .get(0)
                .toLong();
    }

    public RedisDataSource redis() {
        return redis;
    }

    private List<Row> rows(String sql, Tuple values) {
        return StreamSupport.stream(
                        pool.preparedQuery(sql).executeAndAwait(values).spliterator(), false)
                .toList();
    }
}
