package io.usdtaggregator.gateway.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;

/** A corridor's cross rate as it was published. */
record RecordedCrossRate(@JsonUnwrapped CrossAnswer crossRate, long settingsVersion, String kind) {
    RecordedCrossRate(CrossAnswer crossRate, long settingsVersion) {
        this(crossRate, settingsVersion, PublishedRecord.CROSS_RATE);
    }
}
