package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.market.Distortions;
import io.usdtaggregator.simulator.market.MarketName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The attacks that are on, one a market. */
@ApplicationScoped
public class Attacks implements Distortions {
    private final Map<MarketName, Attack> byMarket = new ConcurrentHashMap<>();

    @Override
    public Optional<Attack> of(MarketName market) {
        return Optional.ofNullable(byMarket.get(market));
    }

    void begin(MarketName market, Attack attack) {
        byMarket.put(market, attack);
    }

    void end(MarketName market) {
        byMarket.remove(market);
    }

    void end() {
        byMarket.clear();
    }

    Map<MarketName, Attack> all() {
        return Map.copyOf(byMarket);
    }
}
