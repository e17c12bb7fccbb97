package io.usdtaggregator.collector.platform.kucoin;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.usdtaggregator.collector.platform.Row;
import io.usdtaggregator.model.json.MarketJson;
import java.util.Optional;

/** The real name of a method called "Other" is inside a text that holds JSON. */
final class KucoinPayments {

    private KucoinPayments() {}

    static Optional<String> reservedName(Row method) {
        return method.optionalText("reservedFields").flatMap(KucoinPayments::nameIn);
    }

    private static Optional<String> nameIn(String json) {
        try {
            return new Row(MarketJson.mapper().readTree(json)).optionalText("payTypeName");
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
