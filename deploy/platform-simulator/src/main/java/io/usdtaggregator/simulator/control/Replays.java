package io.usdtaggregator.simulator.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Recorded answers that are played back word for word as page 1 of a market. */
@ApplicationScoped
public class Replays {
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    public void play(String platform, String fiat, String tradeType, String body) {
        bodies.put(key(platform, fiat, tradeType), body);
    }

    public void stop(String platform) {
        bodies.keySet().removeIf(key -> key.startsWith(platform + "/"));
    }

    public Optional<String> of(String platform, String fiat, String tradeType) {
        return Optional.ofNullable(bodies.get(key(platform, fiat, tradeType)));
    }

    private static String key(String platform, String fiat, String tradeType) {
        return platform + "/" + fiat + "/" + tradeType;
    }
}
