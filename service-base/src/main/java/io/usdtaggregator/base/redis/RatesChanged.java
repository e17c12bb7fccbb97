package io.usdtaggregator.base.redis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import java.util.List;

/**
 * What one computation changed, with the new values. A reader that misses a {@code version} reads the hashes again.
 * In JSON each value is a text: as it is written into the hash.
 *
 * @param traceparent the trace that it is a part of; {@code null} where it is not traced
 */
public record RatesChanged(
        long version,

        @JsonSerialize(contentConverter = ToText.class) @JsonDeserialize(contentConverter = ToRate.class)
        List<Rate> rates,

        @JsonSerialize(contentConverter = ToText.class) @JsonDeserialize(contentConverter = ToCrossRate.class)
        List<CrossRate> crossRates,

        @JsonInclude(JsonInclude.Include.NON_NULL) String traceparent) {

    public RatesChanged {
        rates = rates == null ? List.of() : List.copyOf(rates);
        crossRates = crossRates == null ? List.of() : List.copyOf(crossRates);
    }

    public RatesChanged(long version, List<Rate> rates, List<CrossRate> crossRates) {
        this(version, rates, crossRates, null);
    }

    static final class ToText extends StdConverter<Object, String> {
        @Override
        public String convert(Object value) {
            return MarketJson.write(value);
        }
    }

    static final class ToRate extends StdConverter<String, Rate> {
        @Override
        public Rate convert(String json) {
            return MarketJson.read(json, Rate.class);
        }
    }

    static final class ToCrossRate extends StdConverter<String, CrossRate> {
        @Override
        public CrossRate convert(String json) {
            return MarketJson.read(json, CrossRate.class);
        }
    }
}
