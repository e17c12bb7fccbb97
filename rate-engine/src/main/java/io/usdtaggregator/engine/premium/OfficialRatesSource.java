package io.usdtaggregator.engine.premium;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.history.Circumstances;
import io.usdtaggregator.engine.redis.EngineRedis;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.OfficialRates.MissingReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the bank's rate and publishes what it makes of the francs. A failed read keeps the last good one until that is
 * too old; then there is none, and the reason.
 */
@ApplicationScoped
public class OfficialRatesSource {
    private static final Logger LOG = Logger.getLogger(OfficialRatesSource.class);
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final PremiumConfig config;
    private final EngineRedis redis;
    private final Circumstances circumstances;
    private final HttpClient client;
    private volatile Optional<EcbDocument> lastGood = Optional.empty();

    public OfficialRatesSource(PremiumConfig config, EngineRedis redis, Circumstances circumstances) {
        this.config = config;
        this.redis = redis;
        this.circumstances = circumstances;
        this.client = HttpClient.newBuilder().connectTimeout(config.deadline()).build();
    }

    @Scheduled(every = "${engine.official-rates.every:10m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> read() {
        return config.url()
                .map(this::read)
                .orElseGet(() -> Uni.createFrom().item(MissingReason.NOT_CONFIGURED))
                .chain(why -> publish(now(why, LocalDate.now(ZoneOffset.UTC))))
                .onFailure()
                .invoke(failed -> LOG.warnf("official rates are not published: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Redis may have been emptied since. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publishAgainWhenGone() {
        return redis.run("EXISTS", RedisKeys.OFFICIAL_RATES)
                .chain(there -> there.toInteger() == 1 ? Uni.createFrom().voidItem() : read())
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<MissingReason> read(URI url) {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(config.deadline()).GET().build();
        return Uni.createFrom()
                .completionStage(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .ifNoItem()
                .after(config.deadline())
                .fail()
                .invoke(this::remember)
                .onFailure()
                .invoke(failed -> LOG.warnf("official rates cannot be read: %s", failed.getMessage()))
                .replaceWith(MissingReason.SOURCE_UNREADABLE)
                .onFailure()
                .recoverWithItem(MissingReason.SOURCE_UNREADABLE);
    }

    private void remember(HttpResponse<String> answer) {
        Optional<EcbDocument> read = answer.statusCode() == 200 && answer.body().length() <= MOST_CHARACTERS
                ? EcbDocument.parse(answer.body())
                : Optional.empty();
        if (read.isEmpty()) {
            LOG.warnf("official rates cannot be read: status %d, not the bank's document", answer.statusCode());
        } else {
            lastGood = read;
        }
    }

    /** @param otherwise why there is none when none was ever read */
    OfficialRates now(MissingReason otherwise, LocalDate today) {
        Instant at = Instant.now();
        if (lastGood.isEmpty()) {
            return new OfficialRates(at.toEpochMilli(), null, null, otherwise, at);
        }
        EcbDocument document = lastGood.get();
        return document.day().plusDays(config.mostDaysOld()).isBefore(today)
                ? new OfficialRates(at.toEpochMilli(), document.day(), null, MissingReason.SOURCE_TOO_OLD, at)
                : new OfficialRates(at.toEpochMilli(), document.day(), document.usdPerEur(), null, at);
    }

    /** What another engine could read is worth more than that this one could not. */
    private Uni<Void> publish(OfficialRates rates) {
        return redis.texts(List.of(RedisKeys.OFFICIAL_RATES))
                .map(texts -> texts.get(0)
                        .map(json -> MarketJson.read(json, OfficialRates.class))
                        .filter(OfficialRates::isKnown))
                .chain(known -> rates.reason() == MissingReason.SOURCE_UNREADABLE && known.isPresent()
                        ? Uni.createFrom().voidItem()
                        : write(rates));
    }

    private Uni<Void> write(OfficialRates rates) {
        return redis.run("SET", RedisKeys.OFFICIAL_RATES, MarketJson.write(rates))
                .chain(() -> redis.run(
                        "PUBLISH",
                        RedisKeys.CHANGED,
                        MarketJson.write(new Changed(rates.version(), RedisKeys.OFFICIAL_RATES))))
                .chain(() -> circumstances.note(rates))
                .replaceWithVoid();
    }
}
