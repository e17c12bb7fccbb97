package io.usdtaggregator.gateway.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import java.util.List;

/** A market's rate as it was published, and what it was made from. */
record RecordedRate(@JsonUnwrapped RateAnswer rate, long settingsVersion, List<OfferUsed> offers, String kind) {
    RecordedRate(RateAnswer rate, long settingsVersion, List<OfferUsed> offers) {
        this(rate, settingsVersion, offers, PublishedRecord.RATE);
    }
}
