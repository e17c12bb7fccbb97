package io.usdtaggregator.engine.books;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes what comes closely after one another at once: collectors read both sides of a place, and the parts of a zone, within
 * moments, and one computation of them all costs Redis as much as one of each.
 */
final class GatheredEntries {
    /** What comes within this time of the first is taken with it. */
    private static final Duration GATHERED = Duration.ofMillis(200);
    /** Where so many wait already, work is behind and waits for nothing. */
    static final int MANY = 16;

    private final Duration pause;

    GatheredEntries() {
        this(GATHERED);
    }

    /** @param pause after the first entries, before those that came meanwhile are taken */
    GatheredEntries(Duration pause) {
        this.pause = pause;
    }

    /**
     * The first entries and those that came shortly after them.
     *
     * @param next takes entries that are there; where it fails they are left for the next time
     */
    <T> Uni<List<T>> with(List<T> first, Supplier<Uni<List<T>>> next) {
        return first.isEmpty() || first.size() >= MANY
                ? Uni.createFrom().item(first)
                : Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(pause)
                        .chain(() -> next.get().onFailure().recoverWithItem(List.of()))
                        .map(more ->
                                Stream.concat(first.stream(), more.stream()).toList());
    }
}
