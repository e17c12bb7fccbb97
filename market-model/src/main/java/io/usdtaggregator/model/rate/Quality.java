package io.usdtaggregator.model.rate;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a rate stands on: offers seen, left over after all filters, and dropped by reason. */
public record Quality(
        Confidence confidence,
        int offersSeen,
        int offersEligible,
        Map<DropReason, Integer> excluded,
        Set<BookFlag> flags) {

    /** In one order everywhere, so that all engines write the same content as the same text. */
    public Quality {
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    /** Of a market where no offer was seen. */
    public static final Quality NONE = new Quality(Confidence.LOW, 0, 0, Map.of(), Set.of());

    /** The same with one more flag. */
    public Quality flagged(BookFlag flag) {
        Set<BookFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Quality(confidence, offersSeen, offersEligible, excluded, more);
    }
}
