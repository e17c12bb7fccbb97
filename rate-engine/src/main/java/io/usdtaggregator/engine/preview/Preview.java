package io.usdtaggregator.engine.preview;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.preview.ChangedSubject;
import io.usdtaggregator.base.internal.preview.RateChange;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.engine.books.BookRepository;
import io.usdtaggregator.model.choosing.BothSides;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a change of settings would do to every market and corridor, worked out from the books of now. */
@ApplicationScoped
public class Preview {
    private final BookRepository shelf;
    private final LiveSettings live;

    public Preview(BookRepository shelf, LiveSettings live) {
        this.shelf = shelf;
        this.live = live;
    }

    public Uni<List<RateChange>> of(Settings proposed) {
        Settings present = live.current().orElse(proposed);
        Instant now = Instant.now();
        return shelf.read(everyPlatform(present, proposed), markets(present, proposed), now)
                .map(books -> changes(present, books, proposed, filteredAgain(proposed, books), now));
    }

    /** At once, and from each instant on at which a rule begins or ends: what is the same as before it is left out. */
    private static List<RateChange> changes(
            Settings present,
            Map<Market, MarketBooks> books,
            Settings proposed,
            Map<Market, MarketBooks> filtered,
            Instant now) {
        List<RateChange> all = new ArrayList<>();
        Map<ChangedSubject, RateChange> last = new HashMap<>();
        Stream.concat(Stream.of(now), RuleTimes.after(now, present, proposed).stream())
                .forEach(then -> {
                    Outcome before = new Outcome(RuleTimes.at(then, present), books, now);
                    Outcome after = new Outcome(RuleTimes.at(then, proposed), filtered, now);
                    changes(before, after, then.equals(now) ? null : then)
                            .filter(change -> isAnother(change, last.put(change.subject(), change)))
                            .filter(Preview::isWorthShowing)
                            .forEach(all::add);
                });
        return List.copyOf(all);
    }

    private static boolean isAnother(RateChange change, RateChange earlier) {
        return earlier == null
                || !sameNumber(earlier.before(), change.before())
                || !sameNumber(earlier.after(), change.after())
                || !earlier.flags().equals(change.flags());
    }

    /** Of every market and corridor, changed or not. */
    private static Stream<RateChange> changes(Outcome before, Outcome after, Instant from) {
        Stream<RateChange> markets = Stream.concat(before.rates.keySet().stream(), after.rates.keySet().stream())
                .distinct()
                .sorted()
                .map(market -> change(
                        ChangedSubject.of(market),
                        from,
                        before.number(market),
                        after.number(market),
                        after.flags(market)));
        Stream<RateChange> corridors = Stream.concat(before.crosses.keySet().stream(), after.crosses.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(Corridor::key))
                .map(corridor -> change(
                        ChangedSubject.of(corridor),
                        from,
                        before.number(corridor),
                        after.number(corridor),
                        after.flags(corridor)));
        return Stream.concat(markets, corridors);
    }

    private static boolean isWorthShowing(RateChange change) {
        return !sameNumber(change.before(), change.after()) || !change.flags().isEmpty();
    }

    private static RateChange change(
            ChangedSubject subject, Instant from, BigDecimal before, BigDecimal after, Set<BookFlag> flags) {
        return new RateChange(subject, from, before, after, percent(before, after), flags);
    }

    private static BigDecimal percent(BigDecimal before, BigDecimal after) {
        return before == null || after == null
                ? null
                : Decimals.published(
                        after.subtract(before).multiply(Decimals.HUNDRED).divide(before, Decimals.WORKING));
    }

    private static boolean sameNumber(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
    }

    private static List<Market> markets(Settings present, Settings proposed) {
        return Stream.concat(present.activeMarkets(), proposed.activeMarkets())
                .distinct()
                .toList();
    }

    /** The books of a platform that would be switched on are read too. */
    private static Settings everyPlatform(Settings present, Settings proposed) {
        Set<String> active = Stream.concat(present.activePlatforms(), proposed.activePlatforms())
                .map(PlatformSetting::code)
                .collect(Collectors.toSet());
        return proposed.draft()
                .platforms(proposed.platforms().stream()
                        .map(platform -> new PlatformSetting(
                                platform.code(),
                                platform.name(),
                                active.contains(platform.code()),
                                platform.isDefault(),
                                platform.budget(),
                                platform.refresh()))
                        .toList())
                .build();
    }

    private static Map<Market, MarketBooks> filteredAgain(Settings proposed, Map<Market, MarketBooks> books) {
        FilterPipeline filter = new FilterPipeline(proposed);
        Map<Market, MarketBooks> again = new HashMap<>();
        books.forEach((market, held) -> {
            List<OfferBook> filtered = held.byPlatform().values().stream()
                    .map(book -> filter.filter(book, book.version()))
                    .toList();
            again.put(market, MarketBooks.of(market, filtered));
        });
        return again;
    }

    /** All rates under some settings. */
    private static final class Outcome {
        private final Map<Market, Rate> rates = new HashMap<>();
        private final Map<Corridor, CrossRate> crosses = new HashMap<>();
        private final CrossCalculation crossing;

        Outcome(Settings settings, Map<Market, MarketBooks> books, Instant now) {
            RateCalculation making = new RateCalculation(settings);
            settings.activePlaces().forEach(place -> {
                BothSides sides = BothSides.compared(
                        made(making, place.buy(), books, now), made(making, place.sell(), books, now));
                rates.put(place.buy(), sides.buy());
                rates.put(place.sell(), sides.sell());
            });
            crossing = new CrossCalculation(settings);
            Corridors.all(settings)
                    .forEach(corridor -> crosses.put(
                            corridor,
                            crossing.make(corridor, market -> Optional.ofNullable(rates.get(market)), now, 0)));
        }

        private static Rate made(RateCalculation making, Market market, Map<Market, MarketBooks> books, Instant now) {
            Optional<BigDecimal> reference = making.zoneReference(books.get(market.wholeZone()), now);
            return making.make(Rate.POLICY, books.get(market), reference, now, 0);
        }

        BigDecimal number(Market market) {
            return Optional.ofNullable(rates.get(market)).flatMap(Rate::number).orElse(null);
        }

        BigDecimal number(Corridor corridor) {
            return Optional.ofNullable(crosses.get(corridor))
                    .flatMap(CrossRate::number)
                    .orElse(null);
        }

        Set<BookFlag> flags(Corridor corridor) {
            return crosses.containsKey(corridor) && crossing.skipsItsRule(crosses.get(corridor))
                    ? Set.of(BookFlag.RULE_SKIPPED)
                    : Set.of();
        }

        Set<BookFlag> flags(Market market) {
            if (!rates.containsKey(market)) {
                return Set.of();
            }
            Set<BookFlag> flags = new TreeSet<>(rates.get(market).quality().flags());
            flags.retainAll(Set.of(BookFlag.CROSSED, BookFlag.RULE_SKIPPED));
            return flags;
        }
    }
}
