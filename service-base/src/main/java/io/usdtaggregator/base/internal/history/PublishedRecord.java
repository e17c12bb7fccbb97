package io.usdtaggregator.base.internal.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.function.Function;

/** What was published under one {@code rate_id}: a market's rate with its offers, or a corridor's cross rate. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PublishedRecord.OfMarket.class, name = PublishedRecord.RATE),
    @JsonSubTypes.Type(value = PublishedRecord.OfCorridor.class, name = PublishedRecord.CROSS_RATE)
})
public sealed interface PublishedRecord {
    String RATE = "rate";
    String CROSS_RATE = "cross_rate";

    /** One function for each kind. */
    <T> T fold(Function<Rate, T> ofMarket, Function<CrossRate, T> ofCorridor);

    /** A market's rate. */
    record OfMarket(Rate value) implements PublishedRecord {
        @Override
        public <T> T fold(Function<Rate, T> ofMarket, Function<CrossRate, T> ofCorridor) {
            return ofMarket.apply(value);
        }
    }

    /** A corridor's cross rate. */
    record OfCorridor(CrossRate value) implements PublishedRecord {
        @Override
        public <T> T fold(Function<Rate, T> ofMarket, Function<CrossRate, T> ofCorridor) {
            return ofCorridor.apply(value);
        }
    }
}
