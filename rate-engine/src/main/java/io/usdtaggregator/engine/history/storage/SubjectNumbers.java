package io.usdtaggregator.engine.history.storage;

import java.util.stream.Stream;

/**
 * The numbers by which the ticks of a market or corridor are found; 0 for a name that has none.
 *
 * @param subject of the market or corridor itself
 * @param fromPlace of the place where a corridor begins, in whose rows or the other end's it stands; 0 for a market
 * @param toPlace of the place where it ends
 */
public record SubjectNumbers(int subject, int fromPlace, int toPlace) {

    /** The places of a corridor; none of a market. */
    public Integer[] places() {
        return Stream.of(fromPlace, toPlace).filter(place -> place > 0).toArray(Integer[]::new);
    }
}
