package io.usdtaggregator.gateway.stream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.gateway.board.Boards;
import io.usdtaggregator.gateway.board.RatesBoard;
import io.usdtaggregator.gateway.rates.CrossShape;
import io.usdtaggregator.gateway.rates.RateShape;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The last changes of rates in their order, numbered by this gateway; each one's JSON is made once for all readers. */
@Startup
@Singleton
public class ChangeLog {
    private static final int KEPT = 5_000;

    private final Boards boards;
    private final Serving serving;
    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Change> changes = new ArrayDeque<>();
    private final BroadcastProcessor<Long> additions = BroadcastProcessor.create();
    private final Cancellable following;
    private RatesBoard before = RatesBoard.EMPTY;
    private long last;

    ChangeLog(Boards boards, Serving serving) {
        this.boards = boards;
        this.serving = serving;
        following = boards.rateChanges()
                .onOverflow()
                .dropPreviousItems()
                .subscribe()
                .with(this::append);
    }

    /** The number of the newest change, each time there are new ones; ends when this gateway does. */
    Multi<Long> additions() {
        return additions;
    }

    synchronized long last() {
        return last;
    }

    /** How this gateway names the change of this number. */
    String id(long number) {
        return epoch + "-" + number;
    }

    /** The number that an id names; empty for another gateway's id, or one that is too old to go on from. */
    synchronized Optional<Long> resumable(String id) {
        if (!id.matches(epoch + "-\\d{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(id.substring(epoch.length() + 1));
        return reaches(number) ? Optional.of(number) : Optional.empty();
    }

    /** All changes after this number; empty when some are gone already. */
    synchronized Optional<List<Change>> after(long number) {
        return reaches(number)
                ? Optional.of(changes.stream()
                        .filter(change -> change.number() > number)
                        .toList())
                : Optional.empty();
    }

    private boolean reaches(long number) {
        long oldest = changes.isEmpty() ? last + 1 : changes.peekFirst().number();
        return number <= last && number >= oldest - 1;
    }

    /** Before settings are read nothing can be shaped; the next change then brings all of it. */
    private void append(RatesBoard now) {
        if (!boards.ready()) {
            return;
        }
        Settings settings = boards.settings();
        RateShape rates = serving.shape(settings, Optional.empty());
        CrossShape crosses = serving.crossShape(settings, Optional.empty());
        List<Rate> newRates = now.rates().entrySet().stream()
                .filter(entry -> entry.getValue() != before.rates().get(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(rate -> rate.source().equals(Rate.POLICY))
                .toList();
        List<CrossRate> newCrosses = now.crossRates().entrySet().stream()
                .filter(entry -> entry.getValue() != before.crossRates().get(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        synchronized (this) {
            newRates.forEach(rate ->
                    keep(Change.of(++last, rate, MarketJson.write(rates.row(rate.market(), rate, Optional.empty())))));
            newCrosses.forEach(cross ->
                    keep(Change.of(++last, cross, MarketJson.write(crosses.recorded(cross, Optional.empty())))));
            before = now;
        }
        additions.onNext(last());
    }

    private void keep(Change change) {
        changes.addLast(change);
        if (changes.size() > KEPT) {
            changes.removeFirst();
        }
    }

    /** Readers are told before this gateway goes, so that they are with another one by then. */
    void leaving(@Observes ShutdownDelayInitiatedEvent soon) {
        additions.onComplete();
    }

    void end(@Observes ShutdownEvent now) {
        following.cancel();
        additions.onComplete();
    }

    /** Only the newest of each market or corridor, in their order: what a slow reader gets. */
    static List<Change> newestOfEach(List<Change> all) {
        List<Change> newest = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (seen.add(all.get(i).subject())) {
                newest.add(0, all.get(i));
            }
        }
        return newest;
    }
}
