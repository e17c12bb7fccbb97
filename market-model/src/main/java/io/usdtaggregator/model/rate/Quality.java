package io.usdtaggregator.model.rate;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a rate stands on: offers seen, left over after all filters, and dropped by reason. Confidence is low while a flag puts its
 * sides in doubt (docs/domain.md, 3).
 */
public record Quality(
        Confidence confidence,
        int offersSeen,
        int offersEligible,
        Map<DropReason, Integer> excluded,
        Set<BookFlag> flags) {

    private static final Set<BookFlag> DOUBTFUL = Set.of(BookFlag.SIDE_SUSPECT, BookFlag.CROSSED);

    /** In one order everywhere, so that all engines write the same content as the same text. */
    public Quality {
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
        confidence = Collections.disjoint(flags, DOUBTFUL) ? confidence : Confidence.LOW;
    }

    /** Of a market where no offer was seen. */
    public static final Quality NONE = new Quality(Confidence.LOW, 0, 0, Map.of(), Set.of());

    /** The same with one more flag. */
    public Quality flagged(BookFlag flag) {
        Set<BookFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Quality(confidence, offersSeen, offersEligible, excluded, more);
    }

    /** The same without a flag. */
    public Quality without(BookFlag flag) {
        Set<BookFlag> fewer = new HashSet<>(flags);
        fewer.remove(flag);
        return new Quality(confidence, offersSeen, offersEligible, excluded, fewer);
    }

    /** The same where a book behind the rate is stale: its confidence is low. */
    public Quality ofStaleBooks() {
        return new Quality(Confidence.LOW, offersSeen, offersEligible, excluded, flags);
    }
}
