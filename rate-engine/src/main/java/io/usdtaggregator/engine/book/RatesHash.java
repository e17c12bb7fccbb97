package io.usdtaggregator.engine.book;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.redis.EngineRedis;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
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
    /**
     * A token grows by one, and never falls behind Redis' own clock: after a loss of data an engine in mid-work must not
     * hold a larger token than the new ones.
     */
    private static final String MOMENT = """
            redis.replicate_commands()
            local time = redis.call('TIME')
            local floor = time[1] * 1000 + math.floor(time[2] / 1000)
            local token = redis.call('INCR', KEYS[1])
            if token < floor then
              token = floor
              redis.call('SET', KEYS[1], string.format('%.0f', token))
            end
            local books = #KEYS > 2 and redis.call('MGET', unpack(KEYS, 3)) or {}
            local basis = #ARGV > 0 and redis.call('HMGET', KEYS[2], unpack(ARGV)) or {}
            return {string.format('%.0f', token), books, basis}
            """;

    private static final String PUBLISH = """
            local out = {}
            for i = 3, #ARGV, 4 do
              local held = redis.call('HGET', KEYS[2], ARGV[i + 1])
              local version = held and tonumber(string.match(held, '^{"version":(%d+)')) or -1
              if tonumber(ARGV[i]) > version then
                redis.call('HSET', KEYS[1], ARGV[i + 1], ARGV[i + 2])
                if ARGV[i + 3] ~= '' then redis.call('HSET', KEYS[2], ARGV[i + 1], ARGV[i + 3]) end
                out[#out + 1] = ARGV[i + 2]
              end
            end
            if #out > 0 then
              local list = table.concat(out, ',')
              local rates = ARGV[1] == 'rates' and list or ''
              local crosses = ARGV[1] == 'rates' and '' or list
              local version = redis.call('INCR', KEYS[3])
              redis.call('PUBLISH', ARGV[2],
                '{"version":' .. version .. ',"rates":[' .. rates .. '],"cross_rates":[' .. crosses .. ']}')
            end
            return #out
            """;

    private final EngineRedis redis;

    public RatesHash(EngineRedis redis) {
        this.redis = redis;
    }

    /** What one step of Redis saw: of two engines, the one with the larger token never worked on older books or rates. */
    record Moment(long token, List<Optional<String>> books, Map<String, Basis> basis) {}

    /** The next token, and at the same moment the texts of these books and the standing rates of these fields. */
    Uni<Moment> moment(List<String> books, List<String> fields) {
        List<String> arguments = new ArrayList<>(
                List.of(MOMENT, String.valueOf(books.size() + 2), RedisKeys.RATE_TOKENS, RedisKeys.RATES_BASIS));
        arguments.addAll(books);
        arguments.addAll(fields);
        return redis.run("EVAL", arguments)
                .map(seen -> new Moment(
                        Long.parseLong(seen.get(0).toString()),
                        EngineRedis.texts(seen.get(1)),
                        EngineRedis.values(fields, seen.get(2), Basis.class)));
    }

    public Uni<Map<String, Rate>> rates(Collection<String> fields) {
        return redis.fields(RedisKeys.RATES, fields, Rate.class);
    }

    public Uni<Map<String, CrossRate>> crossRates(Collection<String> fields) {
        return redis.fields(RedisKeys.CROSS_RATES, fields, CrossRate.class);
    }

    Uni<Void> publishRates(Collection<Continuity.Decision> decisions) {
        List<String> values = new ArrayList<>();
        for (Continuity.Decision decision : decisions) {
            Rate rate = decision.rate();
            values.addAll(List.of(
                    String.valueOf(rate.version()),
                    RedisKeys.rateField(rate.source(), rate.market()),
                    MarketJson.write(rate),
                    MarketJson.write(decision.basis())));
        }
        return publish("rates", RedisKeys.RATES, RedisKeys.RATES_BASIS, values);
    }

    Uni<Void> publishCrossRates(Collection<CrossRate> rates) {
        List<String> values = new ArrayList<>();
        for (CrossRate rate : rates) {
            values.addAll(
                    List.of(String.valueOf(rate.version()), rate.corridor().key(), MarketJson.write(rate), ""));
        }
        return publish("cross_rates", RedisKeys.CROSS_RATES, RedisKeys.CROSS_RATES, values);
    }

    private Uni<Void> publish(String kind, String hash, String versions, List<String> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> arguments = new ArrayList<>(
                List.of(PUBLISH, "3", hash, versions, RedisKeys.RATES_VERSION, kind, RedisKeys.RATES_CHANNEL));
        arguments.addAll(values);
        return redis.run("EVAL", arguments).replaceWithVoid();
    }

    /** Removes what is no longer active. The version grows without a message, so that readers read anew. */
    Uni<Void> keepOnly(Set<String> rateFields, Set<String> corridors) {
        return forget(RedisKeys.RATES, rateFields)
                .chain(gone -> forget(RedisKeys.RATES_BASIS, rateFields).replaceWith(gone))
                .chain(gone -> forget(RedisKeys.CROSS_RATES, corridors).map(more -> gone || more))
                .chain(gone -> gone
                        ? redis.run("INCR", RedisKeys.RATES_VERSION).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> forget(String hash, Set<String> wanted) {
        return redis.run("HKEYS", hash).chain(fields -> {
            Set<String> unwanted = EngineRedis.elements(fields)
                    .filter(field -> !wanted.contains(field))
                    .collect(Collectors.toSet());
            if (unwanted.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            List<String> arguments = new ArrayList<>(List.of(hash));
            arguments.addAll(unwanted);
            return redis.run("HDEL", arguments).replaceWith(true);
        });
    }
}
