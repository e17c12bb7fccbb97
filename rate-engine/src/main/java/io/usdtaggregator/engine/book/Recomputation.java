package io.usdtaggregator.engine.book;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.EngineConfig;
import io.usdtaggregator.engine.choosing.BothSides;
import io.usdtaggregator.engine.choosing.MarketBooks;
import io.usdtaggregator.engine.choosing.RateMaking;
import io.usdtaggregator.engine.crossing.Corridors;
import io.usdtaggregator.engine.crossing.CrossMaking;
import io.usdtaggregator.engine.crossing.Place;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.engine.history.TickStore;
import io.usdtaggregator.engine.publishing.Naming;
import io.usdtaggregator.engine.publishing.RatePublisher;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.redis.RedisKeys;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes and publishes the rates of some places again, and the cross rates that begin or end there. In this order: token,
 * books, rates, ticks, Redis; so that a late one loses and a repeated one adds nothing.
 */
@ApplicationScoped
public class Recomputation {
    private final BookReader books;
    private final PublishedRates published;
    private final RatePublisher publisher;
    private final TickStore ticks;
    private final long heartbeatMillis;

    Recomputation(
            BookReader books, PublishedRates published, RatePublisher publisher, TickStore ticks, EngineConfig config) {
        this.books = books;
        this.published = published;
        this.publisher = publisher;
        this.ticks = ticks;
        this.heartbeatMillis = config.heartbeat().toMillis();
    }

    /** Done when everything is published. */
    public Uni<Void> of(Settings settings, Collection<Place> places, Instant now) {
        Set<Place> known = new LinkedHashSet<>(Place.active(settings).toList());
        known.retainAll(places);
        if (known.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Market> touched = known.stream().flatMap(Place::sides).toList();
        return published.token().chain(token -> books.read(settings, touched)
                .chain(read -> withPublished(settings, known, read)
                        .chain(held -> publish(new Round(settings, known, read, held, now, token)))));
    }

    private Uni<Map<String, Rate>> withPublished(Settings settings, Set<Place> places, Map<Market, MarketBooks> read) {
        Stream<String> touched = read.keySet().stream()
                .flatMap(market -> sources(settings).map(source -> RedisKeys.rateField(source, market)));
        Stream<String> legs = Place.active(settings)
                .filter(place -> !places.contains(place))
                .flatMap(Place::sides)
                .map(market -> RedisKeys.rateField(Rate.POLICY, market));
        return published.read(RedisKeys.RATES, Stream.concat(touched, legs).toList(), Rate.class);
    }

    private Uni<Void> publish(Round round) {
        List<Rate> rates = round.rates();
        List<Corridor> corridors = round.corridors();
        return published
                .read(
                        RedisKeys.CROSS_RATES,
                        corridors.stream().map(Corridor::key).toList(),
                        CrossRate.class)
                .chain(held -> {
                    List<CrossRate> crossRates = round.crossRates(rates, corridors, held);
                    List<Tick> changed = new ArrayList<>(round.ticks(rates));
                    changed.addAll(round.crossTicks(crossRates, held));
                    return ticks.add(changed).chain(() -> publisher.publish(rates, crossRates));
                });
    }

    static Stream<String> sources(Settings settings) {
        return Stream.concat(Stream.of(Rate.POLICY), settings.activePlatforms().map(Settings.Platform::code));
    }

    /** One round of work on values already read. */
    private final class Round {
        private final Settings settings;
        private final Set<Place> places;
        private final Map<Market, MarketBooks> read;
        private final Map<String, Rate> held;
        private final Instant now;
        private final long token;

        Round(
                Settings settings,
                Set<Place> places,
                Map<Market, MarketBooks> read,
                Map<String, Rate> held,
                Instant now,
                long token) {
            this.settings = settings;
            this.places = places;
            this.read = read;
            this.held = held;
            this.now = now;
            this.token = token;
        }

        List<Rate> rates() {
            RateMaking making = new RateMaking(settings);
            List<Rate> rates = new ArrayList<>();
            for (Place place : places) {
                sources(settings).forEach(source -> {
                    BothSides sides = BothSides.compared(
                            making.make(source, read.get(place.buy()), now, token),
                            making.make(source, read.get(place.sell()), now, token));
                    rates.add(named(sides.buy()));
                    rates.add(named(sides.sell()));
                });
            }
            return rates;
        }

        private Rate named(Rate made) {
            return Naming.named(made, heldOf(made));
        }

        private Optional<Rate> heldOf(Rate rate) {
            return Optional.ofNullable(held.get(RedisKeys.rateField(rate.source(), rate.market())));
        }

        List<Corridor> corridors() {
            return places.stream()
                    .flatMap(place -> Corridors.touching(settings, place))
                    .distinct()
                    .toList();
        }

        List<CrossRate> crossRates(List<Rate> rates, List<Corridor> corridors, Map<String, CrossRate> before) {
            Map<Market, Rate> policy = new HashMap<>();
            held.values().stream()
                    .filter(rate -> rate.source().equals(Rate.POLICY))
                    .forEach(rate -> policy.put(rate.market(), rate));
            rates.stream()
                    .filter(rate -> rate.source().equals(Rate.POLICY))
                    .forEach(rate -> policy.put(rate.market(), rate));
            CrossMaking making = new CrossMaking(settings);
            return corridors.stream()
                    .map(corridor ->
                            making.make(corridor, market -> Optional.ofNullable(policy.get(market)), now, token))
                    .map(made -> Naming.named(
                            made, Optional.ofNullable(before.get(made.corridor().key()))))
                    .toList();
        }

        /** A changed figure, or one that was quiet for the length of a heartbeat. */
        List<Tick> ticks(List<Rate> rates) {
            return rates.stream()
                    .filter(rate -> rate.source().equals(Rate.POLICY))
                    .filter(rate -> heldOf(rate)
                            .filter(before -> before.rateId().equals(rate.rateId()) && isSameBeat(before.computedAt()))
                            .isEmpty())
                    .map(rate -> Tick.of(rate, madeFrom(rate)))
                    .toList();
        }

        List<Tick> crossTicks(List<CrossRate> crossRates, Map<String, CrossRate> before) {
            return crossRates.stream()
                    .filter(rate -> Optional.ofNullable(
                                    before.get(rate.corridor().key()))
                            .filter(old -> old.rateId().equals(rate.rateId()) && isSameBeat(old.computedAt()))
                            .isEmpty())
                    .map(rate -> Tick.of(rate, madeFrom(rate)))
                    .toList();
        }

        private boolean isSameBeat(Instant before) {
            return beat(before) == beat(now);
        }

        private long beat(Instant at) {
            return at.toEpochMilli() / heartbeatMillis;
        }

        private String madeFrom(Rate rate) {
            StringBuilder inputs = new StringBuilder("s").append(settings.version());
            read.get(rate.market()).byPlatform().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(book -> inputs.append(' ')
                            .append(book.getKey())
                            .append(book.getValue().version())
                            .append('@')
                            .append(book.getValue().observedAt().toEpochMilli()));
            return inputs.append(" = ")
                    .append(rate.rate() == null ? rate.reason() : rate.rate().toPlainString())
                    .append(" h")
                    .append(beat(now))
                    .toString();
        }

        private String madeFrom(CrossRate rate) {
            return "s" + settings.version() + " "
                    + Optional.ofNullable(rate.buy()).map(Rate::rateId).orElse("-") + " "
                    + Optional.ofNullable(rate.sell()).map(Rate::rateId).orElse("-") + " "
                    + (rate.inverseRate() == null ? "-" : rate.inverseRate().toPlainString()) + " h" + beat(now);
        }
    }
}
