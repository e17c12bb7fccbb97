package io.usdtaggregator.simulator.market;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every simulated book: exactly what the control endpoint set, else one that walks by itself. */
@ApplicationScoped
public class SimulatedMarkets {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Map<MarketName, List<SimulatedOffer>> set = new ConcurrentHashMap<>();
    private final Map<MarketName, WalkingMarket> walking = new ConcurrentHashMap<>();
    private final Instant started = Instant.now();
    private final long seed;
    private volatile Optional<Instant> frozenAt = Optional.empty();

    SimulatedMarkets(@ConfigProperty(name = "simulator.seed") long seed) {
        this.seed = seed;
    }

    /** The book in the platform's order: promoted adverts first, then by price; empty for a currency nobody trades. */
    public List<SimulatedOffer> book(MarketName market) {
        List<SimulatedOffer> offers = set.get(market);
        if (offers == null) {
            if (!FiatWorld.knows(market.fiat())) {
                return List.of();
            }
            offers = walking.computeIfAbsent(market, name -> new WalkingMarket(name, seed))
                    .at(step());
        }
        Comparator<SimulatedOffer> byPrice = Comparator.comparing(SimulatedOffer::price);
        Comparator<SimulatedOffer> best = market.isClientBuy() ? byPrice : byPrice.reversed();
        return Stream.concat(
                        offers.stream().filter(SimulatedOffer::promoted).sorted(best),
                        offers.stream().filter(offer -> !offer.promoted()).sorted(best))
                .toList();
    }

    public void set(MarketName market, List<SimulatedOffer> offers) {
        set.put(market, List.copyOf(offers));
    }

    public void walkAgain(MarketName market) {
        set.remove(market);
    }

    public void walkAgain() {
        set.clear();
    }

    public void freeze(boolean frozen) {
        frozenAt = frozen ? Optional.of(frozenAt.orElseGet(Instant::now)) : Optional.empty();
    }

    private long step() {
        return Duration.between(started, frozenAt.orElseGet(Instant::now)).dividedBy(STEP);
    }
}
