package io.usdtaggregator.collector.platform;

import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Offer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one request brought: a page of offers, or the failure that ends the read. */
public sealed interface Page {

    default <T> T fold(Function<Offers, T> offers, Function<Failed, T> failed) {
        return this instanceof Offers page ? offers.apply(page) : failed.apply((Failed) this);
    }

    /** The rows of one page, and what the answer says of the whole list. */
    record Offers(List<Offer> offers, List<DroppedOffer> dropped, Extent extent) implements Page {
        public Offers {
            offers = List.copyOf(offers);
            dropped = List.copyOf(dropped);
        }

        int rows() {
            return offers.size() + dropped.size();
        }
    }

    record Failed(ReadOutcome.Failure failure) implements Page {}

    static Page malformed(String reason) {
        return new Failed(new ReadOutcome.Malformed(reason));
    }

    static Page refused(String reason) {
        return new Failed(new ReadOutcome.Refused(reason));
    }

    static Page throttled(String reason) {
        return new Failed(new ReadOutcome.Throttled(Optional.empty(), reason));
    }
}
