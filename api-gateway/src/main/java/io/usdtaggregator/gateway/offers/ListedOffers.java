package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.listing.OfferList;
import io.usdtaggregator.model.listing.OfferList.Listed;
import io.usdtaggregator.model.listing.OfferListing;
import io.usdtaggregator.model.listing.OfferQuestion;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.serving.NextChange;
import io.usdtaggregator.model.serving.NextChange.Shown;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The offers that a caller asked for, and what the answer says of them; all of one moment. */
record ListedOffers(OfferQuestion question, OfferList list, NextChange nextChange, boolean sandbox) {

    /** Reads what is asked, and lists it. */
    @Singleton
    static class Reader {
        private final LiveData live;
        private final AnswerContext context;

        Reader(LiveData live, AnswerContext context) {
            this.live = live;
            this.context = context;
        }

        ListedOffers read(Query query) {
            MarketSnapshot moment = live.snapshot();
            OfferQuestion question = OfferParameters.read(query, moment.settings(), moment.books());
            NextChange next = context.nextChange(moment, Optional.empty());
            return new ListedOffers(
                    question, new OfferListing(moment, next.freshness()).list(question), next, context.sandbox());
        }
    }

    ListedOffers best(int limit) {
        return new ListedOffers(question, list.best(limit), nextChange, sandbox);
    }

    Freshness freshness() {
        return nextChange.freshness();
    }

    ListSummary summary(Page page) {
        return ListSummary.of(list, page, freshness(), sandbox);
    }

    /** Up to the next read of a platform, or until one of the rows grows too old for its status. */
    Duration unchangedFor() {
        List<String> platforms = nextChange.platforms(Optional.empty());
        Stream<Shown> rows = list.offers().stream()
                .map(row -> new Shown(question.market(), platforms, platform(row), row.observedAt()))
                .distinct();
        return nextChange.after(
                list.offers().isEmpty()
                        ? List.of(new Shown(question.market(), platforms, null, list.observedAt()))
                        : rows.toList());
    }

    private static String platform(Listed row) {
        return row.offer().platform();
    }
}
