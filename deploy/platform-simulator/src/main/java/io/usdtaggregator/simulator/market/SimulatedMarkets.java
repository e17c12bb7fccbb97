package io.usdtaggregator.simulator.market;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every simulated book: exactly what the control endpoint set, else one that walks by itself. */
@ApplicationScoped
public class SimulatedMarkets {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Map<MarketName, List<SimulatedOffer>> set = new ConcurrentHashMap<>();
    private final Map<MarketName, WalkingMarket> walking = new ConcurrentHashMap<>();
    private final Map<String, FairPriceWalk> fair = new ConcurrentHashMap<>();
    private final Instant started = Instant.now();
    private final long seed;
    private final Distortions distortions;
    private volatile Optional<Instant> frozenAt = Optional.empty();

    public SimulatedMarkets(@ConfigProperty(name = "simulator.seed") long seed, Distortions distortions) {
        this.seed = seed;
        this.distortions = distortions;
    }

    /** The book in the platform's order: promoted adverts first, then by price; empty for a currency nobody trades. */
    public List<SimulatedOffer> book(MarketName market) {
        List<SimulatedOffer> honest = honestBook(market);
        return distortions
                .of(market)
                .map(distortion -> inOrder(market, distortion.laidOver(market, honest, fairPrice(market.fiat()))))
                .orElse(honest);
    }

    /** The book as it would be if nobody distorted it. */
    public List<SimulatedOffer> honestBook(MarketName market) {
        List<SimulatedOffer> offers = set.get(market);
        if (offers == null) {
            if (!FiatMarkets.knows(market.fiat())) {
                return List.of();
            }
            offers = walking.computeIfAbsent(market, name -> new WalkingMarket(name, seed))
                    .at(drift(market.fiat()));
        }
        return inOrder(market, offers);
    }

    /** What 1 USDT is worth now, between the two sides, in a currency that the world knows. */
    public BigDecimal fairPrice(String fiat) {
        BigDecimal atStart = BigDecimal.valueOf(FiatMarkets.of(fiat).milliFiat(), 3);
        return atStart.multiply(BigDecimal.ONE.add(BigDecimal.valueOf(drift(fiat), 6)))
                .setScale(3, RoundingMode.HALF_UP);
    }

    private long drift(String fiat) {
        return fair.computeIfAbsent(fiat, code -> new FairPriceWalk(code, seed)).driftAt(step());
    }

    private static List<SimulatedOffer> inOrder(MarketName market, List<SimulatedOffer> offers) {
        Comparator<SimulatedOffer> byPrice = Comparator.comparing(SimulatedOffer::price);
        Comparator<SimulatedOffer> best = market.isClientBuy() ? byPrice : byPrice.reversed();
        return offers.stream()
                .sorted(Comparator.comparing(SimulatedOffer::promoted)
                        .reversed()
                        .thenComparing(best))
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
