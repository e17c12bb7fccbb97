package io.usdtaggregator.engine.rates;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.books.BookRepository;
import io.usdtaggregator.engine.books.BooksChanged;
import io.usdtaggregator.engine.rates.CorridorRates.CorridorUpdates;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * From books to published rates: the rates of places and every cross rate that they touch are made from one read of Redis
 * and published in one step. When anything that they were made from changed meanwhile, they are made again.
 */
@ApplicationScoped
public class RateComputation implements BooksChanged {
    private static final Logger LOG = Logger.getLogger(RateComputation.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    /** Of engines that get into each other's way one succeeds each time; so many tries are never needed in practice. */
    private static final int TRIES = 40;

    private final BookRepository books;
    private final PlaceRates rates;
    private final CorridorRates corridors;
    private final PublishedRates published;
    private final RecomputeSchedule schedule;
    private final PublicationFollowUp followUp;

    public RateComputation(
            BookRepository books,
            PlaceRates rates,
            CorridorRates corridors,
            PublishedRates published,
            RecomputeSchedule schedule,
            PublicationFollowUp followUp) {
        this.books = books;
        this.rates = rates;
        this.corridors = corridors;
        this.published = published;
        this.schedule = schedule;
        this.followUp = followUp;
    }

    /** The same, of no trace. */
    public Uni<Void> compute(Settings settings, Collection<Place> places) {
        return compute(settings, places, Span.getInvalid());
    }

    /**
     * Computes these places' rates and every corridor that they touch. A place that is not active is left out. Fails with
     * {@link io.usdtaggregator.engine.books.IncompleteRates} until everything was computed under these settings.
     */
    @Override
    public Uni<Void> compute(Settings settings, Collection<Place> places, Span trace) {
        Set<Place> active = settings.activePlaces().collect(Collectors.toSet());
        List<Place> wanted = places.stream().filter(active::contains).distinct().toList();
        return wanted.isEmpty() ? Uni.createFrom().voidItem() : compute(settings, false, wanted, trace);
    }

    /** Computes everything, and forgets what is no longer active. */
    public Uni<Void> computeAll(Settings settings) {
        return compute(settings, true, settings.activePlaces().toList(), Span.getInvalid())
                .chain(() -> published.keepOnly(
                        settings.version(),
                        settings.activeMarkets()
                                .flatMap(market ->
                                        Inputs.sources(settings).map(source -> RedisKeys.rateField(source, market)))
                                .collect(Collectors.toSet()),
                        Corridors.all(settings).map(Corridor::key).collect(Collectors.toSet())));
    }

    private Uni<Void> compute(Settings settings, boolean all, List<Place> places, Span trace) {
        Inputs inputs = Inputs.of(settings, all, places);
        return Uni.createFrom()
                .deferred(() -> published
                        .moment(settings.version(), books.keys(settings, inputs.markets()), inputs)
                        .chain(moment -> new Attempt(settings, inputs, places, moment, trace).computeAndPublish()))
                .onFailure(OutdatedRates.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES);
    }

    /** One computation on what one moment saw. */
    private final class Attempt {
        private final Settings settings;
        private final Inputs inputs;
        private final List<Place> places;
        private final Moment moment;
        private final Span trace;
        private final Map<Market, MarketBooks> read;

        Attempt(Settings settings, Inputs inputs, List<Place> places, Moment moment, Span trace) {
            this.settings = settings;
            this.inputs = inputs;
            this.places = places;
            this.trace = trace;
            this.read = books.books(settings, inputs.markets(), moment.books(), moment.at());
            this.moment = moment.notBefore(read.values());
        }

        Uni<Void> computeAndPublish() {
            return Multi.createFrom()
                    .iterable(places)
                    .onItem()
                    .transformToUniAndConcatenate(this::updates)
                    .collect()
                    .asList()
                    .chain(ofPlaces -> publish(ofPlaces)
                            .chain(() -> schedule.lookAgain(settings, places, read, moment.at()))
                            .chain(() -> schedule.lookAgainSoon(waiting(ofPlaces), moment.at())));
        }

        private static List<Place> waiting(List<PlaceUpdate> ofPlaces) {
            return ofPlaces.stream()
                    .filter(PlaceUpdate::waits)
                    .map(PlaceUpdate::place)
                    .toList();
        }

        /** Among all places, one that cannot be computed keeps the rates that it has. */
        private Uni<PlaceUpdate> updates(Place place) {
            return Uni.createFrom()
                    .deferred(() -> rates.compute(settings, place, moment, read))
                    .onFailure(failed -> inputs.all())
                    .recoverWithUni(failed -> {
                        LOG.errorf(failed, "%s keeps its rates: they cannot be computed", place.key());
                        return Uni.createFrom().item(new PlaceUpdate(place, List.of(), List.of(), false));
                    });
        }

        private Uni<Void> publish(List<PlaceUpdate> ofPlaces) {
            CorridorUpdates ofCorridors = corridors.compute(settings, inputs.corridors(), moment, ofPlaces);
            Publication publication = Publication.of(settings, moment, ofPlaces, ofCorridors);
            return published
                    .publish(publication, trace)
                    .invoke(() -> followUp.of(settings, ofPlaces, ofCorridors, trace));
        }
    }
}
