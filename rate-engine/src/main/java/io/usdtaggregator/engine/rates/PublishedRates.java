package io.usdtaggregator.engine.rates;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.engine.books.OutdatedSettings;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published rates in Redis: a late writer changes nothing, and readers hear of what was written. */
@ApplicationScoped
public class PublishedRates {
    private static final RedisScript MOMENT = RedisScript.named("rates-moment");
    private static final RedisScript PUBLISH = RedisScript.named("publish-rates");
    private static final RedisScript FORGET = RedisScript.named("forget-rates");

    private final RedisCommands redis;

    public PublishedRates(RedisCommands redis) {
        this.redis = redis;
    }

    /**
     * What one step of Redis saw: of two engines, the one with the larger token never worked on older books or rates.
     *
     * @param at by Redis' clock, since engines' own may lie apart
     */
    record Moment(long token, Instant at, List<Optional<String>> books, Map<String, PreviousRate> previous) {}

    /** The next token, and at the same moment the texts of these books and the standing rates of these fields. */
    Uni<Moment> moment(long settings, List<String> books, List<String> fields) {
        List<String> keys = new ArrayList<>(List.of(RedisKeys.RATE_TOKENS, RedisKeys.RATES_BASIS));
        keys.addAll(books);
        return unlessOutdated(settings, MOMENT, keys, fields)
                .map(seen -> new Moment(
                        Long.parseLong(seen.get(0).toString()),
                        RedisAnswers.instant(seen.get(3), seen.get(4)),
                        RedisAnswers.texts(seen.get(1)),
                        RedisAnswers.values(fields, seen.get(2), text -> MarketJson.read(text, PreviousRate.class))));
    }

    public Uni<Map<String, Rate>> rates(Collection<String> fields) {
        return redis.fields(RedisKeys.RATES, fields, Rate.class);
    }

    public Uni<Map<String, CrossRate>> crossRates(Collection<String> fields) {
        return redis.fields(RedisKeys.CROSS_RATES, fields, CrossRate.class);
    }

    Uni<Void> publishRates(long settings, Collection<RateUpdate> updates) {
        List<String> values = new ArrayList<>();
        for (RateUpdate update : updates) {
            Rate rate = update.rate();
            values.addAll(List.of(
                    String.valueOf(rate.version()),
                    RedisKeys.rateField(rate.source(), rate.market()),
                    MarketJson.write(rate),
                    MarketJson.write(update.previous())));
        }
        return publish(settings, "rates", RedisKeys.RATES, RedisKeys.RATES_BASIS, values);
    }

    Uni<Void> publishCrossRates(long settings, Collection<CrossRate> rates) {
        List<String> values = new ArrayList<>();
        for (CrossRate rate : rates) {
            values.addAll(
                    List.of(String.valueOf(rate.version()), rate.corridor().key(), MarketJson.write(rate), ""));
        }
        return publish(settings, "cross_rates", RedisKeys.CROSS_RATES, RedisKeys.CROSS_RATES, values);
    }

    private Uni<Void> publish(long settings, String kind, String hash, String versions, List<String> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> arguments = new ArrayList<>(List.of(kind, RedisKeys.RATES_CHANNEL));
        arguments.addAll(values);
        return unlessOutdated(settings, PUBLISH, List.of(hash, versions, RedisKeys.RATES_VERSION), arguments)
                .replaceWithVoid();
    }

    /** Removes what is no longer active. The version grows without a message, so that readers read anew. */
    Uni<Void> keepOnly(long settings, Set<String> rateFields, Set<String> corridors) {
        return forget(settings, RedisKeys.RATES, rateFields)
                .chain(gone ->
                        forget(settings, RedisKeys.RATES_BASIS, rateFields).replaceWith(gone))
                .chain(gone ->
                        forget(settings, RedisKeys.CROSS_RATES, corridors).map(more -> gone || more))
                .chain(gone -> gone
                        ? redis.run("INCR", RedisKeys.RATES_VERSION).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> forget(long settings, String hash, Set<String> wanted) {
        return redis.run("HKEYS", hash).chain(fields -> {
            Set<String> unwanted = RedisAnswers.elements(fields)
                    .filter(field -> !wanted.contains(field))
                    .collect(Collectors.toSet());
            if (unwanted.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            return unlessOutdated(settings, FORGET, List.of(hash), unwanted).replaceWith(true);
        });
    }

    /** The scripts refuse who has not heard of the newest settings: they must neither overwrite nor remove. */
    private Uni<Response> unlessOutdated(
            long settings, RedisScript script, Collection<String> keys, Collection<String> arguments) {
        return redis.run(
                        script,
                        Stream.concat(Stream.of(RedisKeys.SETTINGS), keys.stream())
                                .toList(),
                        Stream.concat(Stream.of(String.valueOf(settings)), arguments.stream())
                                .toList())
                .onFailure(failed -> String.valueOf(failed.getMessage()).contains("OUTDATED"))
                .transform(failed -> new OutdatedSettings(settings));
    }
}
