package io.usdtaggregator.gateway.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last changes in their order, numbered by this gateway. One thread adds, any number read, and none waits for
 * another: a reader that finds a later change in a place knows that it is too late.
 */
final class ChangeLog {
    private final int kept;
    private final AtomicReferenceArray<Change> places;
    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private volatile long last;

    /** @param kept how many changes it keeps */
    ChangeLog(int kept) {
        this.kept = kept;
        this.places = new AtomicReferenceArray<>(kept);
    }

    /** For one thread. */
    void add(StreamedRate rate) {
        Change change = new Change(last + 1, rate);
        places.set(place(change.number()), change);
        last = change.number();
    }

    /** The number of the newest change; 0 before the first. */
    long last() {
        return last;
    }

    /** How this gateway names the change of this number. */
    String id(long number) {
        return epoch + "-" + number;
    }

    /** The number that an id names; empty for another gateway's id, or one that is too old to go on from. */
    Optional<Long> resumable(String id) {
        if (!id.matches(epoch + "-\\d{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(id.substring(epoch.length() + 1));
        long newest = last;
        return number <= newest && newest - number <= kept ? Optional.of(number) : Optional.empty();
    }

    /** All changes after this number; empty when some are gone already. */
    Optional<List<Change>> after(long number) {
        long newest = last;
        if (newest - number > kept) {
            return Optional.empty();
        }
        List<Change> changes = new ArrayList<>((int) (newest - number));
        for (long next = number + 1; next <= newest; next++) {
            Change change = places.get(place(next));
            if (change.number() != next) {
                return Optional.empty();
            }
            changes.add(change);
        }
        return Optional.of(changes);
    }

    private int place(long number) {
        return (int) (number % kept);
    }

    /** One change, in the order in which this gateway saw them; numbers go up by one. */
    record Change(long number, StreamedRate rate) {}
}
