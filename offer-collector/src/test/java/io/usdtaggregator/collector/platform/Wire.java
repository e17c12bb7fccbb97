package io.usdtaggregator.collector.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.market.Market;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How one platform writes an offer, for the contract that all adapters keep. Fields are JSON pointers within a row.
 *
 * @param recorded a recorded answer whose first row is a good offer of {@code asked}
 * @param rows where the list of offers is
 * @param idNeeded a row without an id is malformed; else it gets a name made of its traits
 * @param said what the platform repeats of the question, and how it says something else
 */
public record Wire(
        String recorded,
        Market asked,
        BiFunction<Market, JsonNode, Page> reading,
        String rows,
        String id,
        boolean idNeeded,
        Numbers numbers,
        Merchants merchants,
        List<Said> said) {

    /** @param fallbacks what stands in for a number that is not there */
    public record Numbers(String price, String stock, String min, String max, List<String> fallbacks) {
        List<String> all() {
            return List.of(price, stock, min, max);
        }
    }

    /** @param orders the orders of 30 days, where the platform gives them */
    public record Merchants(String name, Optional<String> orders, String completion) {}

    public record Said(String field, String right, String wrong) {}

    Page read(String body) {
        return Recorded.answered(body, json -> reading.apply(asked, json));
    }
}
