package io.usdtaggregator.engine.book;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.redis.EngineRedis;
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

/** The published rates in Redis: a late writer changes nothing, and readers hear of what was written. */
@ApplicationScoped
public class RatesHash {
    /** An engine that has not heard of the newest settings must neither overwrite nor remove what was made under them. */
    private static final String UNLESS_OUTDATED = """
            redis.replicate_commands()
            local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
            if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
              return redis.error_reply('OUTDATED settings')
            end
            """;

    /**
     * A token grows by one, and never falls behind Redis' own clock: after a loss of data an engine in mid-work must not
     * hold a larger token than the new ones.
     */
    private static final String MOMENT = UNLESS_OUTDATED + """
            local time = redis.call('TIME')
            local floor = time[1] * 1000 + math.floor(time[2] / 1000)
            local token = redis.call('INCR', KEYS[2])
            if token < floor then
              token = floor
              redis.call('SET', KEYS[2], string.format('%.0f', token))
            end
            local books = #KEYS > 3 and redis.call('MGET', unpack(KEYS, 4)) or {}
            local basis = #ARGV > 1 and redis.call('HMGET', KEYS[3], unpack(ARGV, 2)) or {}
            return {string.format('%.0f', token), books, basis, time[1], time[2]}
            """;

    private static final String PUBLISH = UNLESS_OUTDATED + """
            local out = {}
            for i = 4, #ARGV, 4 do
              local held = redis.call('HGET', KEYS[3], ARGV[i + 1])
              local version = held and tonumber(string.match(held, '^{"version":(%d+)')) or -1
              if tonumber(ARGV[i]) > version then
                redis.call('HSET', KEYS[2], ARGV[i + 1], ARGV[i + 2])
                if ARGV[i + 3] ~= '' then redis.call('HSET', KEYS[3], ARGV[i + 1], ARGV[i + 3]) end
                out[#out + 1] = ARGV[i + 2]
              end
            end
            if #out > 0 then
              local list = table.concat(out, ',')
              local rates = ARGV[2] == 'rates' and list or ''
              local crosses = ARGV[2] == 'rates' and '' or list
              local version = redis.call('INCR', KEYS[4])
              redis.call('PUBLISH', ARGV[3],
                '{"version":' .. version .. ',"rates":[' .. rates .. '],"cross_rates":[' .. crosses .. ']}')
            end
            return #out
            """;

    private static final String FORGET = UNLESS_OUTDATED + "return redis.call('HDEL', KEYS[2], unpack(ARGV, 2))";

    private final EngineRedis redis;

    public RatesHash(EngineRedis redis) {
        this.redis = redis;
    }

    /**
     * What one step of Redis saw: of two engines, the one with the larger token never worked on older books or rates.
     *
     * @param at by Redis' clock, since engines' own may lie apart
     */
    record Moment(long token, Instant at, List<Optional<String>> books, Map<String, Basis> basis) {}

    /** The next token, and at the same moment the texts of these books and the standing rates of these fields. */
    Uni<Moment> moment(long settings, List<String> books, List<String> fields) {
        List<String> keys = new ArrayList<>(List.of(RedisKeys.RATE_TOKENS, RedisKeys.RATES_BASIS));
        keys.addAll(books);
        return unlessOutdated(settings, MOMENT, keys, fields)
                .map(seen -> new Moment(
                        Long.parseLong(seen.get(0).toString()),
                        EngineRedis.instant(seen.get(3), seen.get(4)),
                        EngineRedis.texts(seen.get(1)),
                        EngineRedis.values(fields, seen.get(2), Basis.class)));
    }

    public Uni<Map<String, Rate>> rates(Collection<String> fields) {
        return redis.fields(RedisKeys.RATES, fields, Rate.class);
    }

    public Uni<Map<String, CrossRate>> crossRates(Collection<String> fields) {
        return redis.fields(RedisKeys.CROSS_RATES, fields, CrossRate.class);
    }

    Uni<Void> publishRates(long settings, Collection<Continuity.Decision> decisions) {
        List<String> values = new ArrayList<>();
        for (Continuity.Decision decision : decisions) {
            Rate rate = decision.rate();
            values.addAll(List.of(
                    String.valueOf(rate.version()),
                    RedisKeys.rateField(rate.source(), rate.market()),
                    MarketJson.write(rate),
                    MarketJson.write(decision.basis())));
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
            Set<String> unwanted = EngineRedis.elements(fields)
                    .filter(field -> !wanted.contains(field))
                    .collect(Collectors.toSet());
            if (unwanted.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            return unlessOutdated(settings, FORGET, List.of(hash), unwanted).replaceWith(true);
        });
    }

    private Uni<Response> unlessOutdated(
            long settings, String script, Collection<String> keys, Collection<String> arguments) {
        List<String> all = new ArrayList<>(List.of(script, String.valueOf(keys.size() + 1), RedisKeys.SETTINGS));
        all.addAll(keys);
        all.add(String.valueOf(settings));
        all.addAll(arguments);
        return redis.run("EVAL", all)
                .onFailure(failed -> String.valueOf(failed.getMessage()).contains("OUTDATED"))
                .transform(failed -> new OutdatedSettings(settings));
    }
}
