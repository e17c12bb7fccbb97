package io.usdtaggregator.engine.publishing;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.redis.RatesChanged;
import io.usdtaggregator.model.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Writes rates and cross rates where they are newer than what is there, and tells the readers. */
@ApplicationScoped
public class RatePublisher {
    /** A value starts with its version. A smaller or equal one is late and changes nothing. */
    private static final String WRITE = """
            local written = 0
            for i = 1, #ARGV, 4 do
              local held = redis.call('HGET', ARGV[i], ARGV[i + 1])
              local version = held and tonumber(string.match(held, '^{"version":(%d+)')) or -1
              if tonumber(ARGV[i + 2]) > version then
                redis.call('HSET', ARGV[i], ARGV[i + 1], ARGV[i + 3])
                written = written + 1
              end
            end
            return written""";

    private final Commands redis;

    RatePublisher(Commands redis) {
        this.redis = redis;
    }

    public Uni<Void> publish(List<Rate> rates, List<CrossRate> crossRates) {
        if (rates.isEmpty() && crossRates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> arguments = new ArrayList<>(List.of(WRITE, "0"));
        rates.forEach(rate -> arguments.addAll(List.of(
                RedisKeys.RATES,
                RedisKeys.rateField(rate.source(), rate.market()),
                Long.toString(rate.version()),
                MarketJson.write(rate))));
        crossRates.forEach(rate -> arguments.addAll(List.of(
                RedisKeys.CROSS_RATES, rate.corridor().key(), Long.toString(rate.version()), MarketJson.write(rate))));
        return redis.run("EVAL", arguments.toArray(String[]::new))
                .chain(() -> redis.run("INCR", RedisKeys.RATES_VERSION))
                .chain(version -> redis.run(
                        "PUBLISH",
                        RedisKeys.RATES_CHANNEL,
                        MarketJson.write(new RatesChanged(version.toLong(), rates, crossRates))))
                .replaceWithVoid();
    }
}
