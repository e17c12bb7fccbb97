package io.usdtaggregator.collector.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.market.Market;
import java.util.List;
import java.util.Optional;

/**
 * How one platform writes an offer, for the contract that all adapters keep. Fields are JSON pointers within a row.
 *
 * @param recorded a recorded answer whose first row is a good offer of {@code asked}
 * @param said what the platform repeats of the question, and how it says something else
 */
public record Wire(
        String recorded,
        Market asked,
        Reading reading,
        Listing listing,
        Numbers numbers,
        Merchants merchants,
        List<Said> said,
        Typed typed) {

    /**
     * @param rows where the list of offers is
     * @param count where the platform counts all of them, if it does
     * @param idNeeded a row without an id is malformed; else it gets a name made of its traits
     */
    public record Listing(String rows, Optional<String> count, String id, boolean idNeeded) {}

    /**
     * Fields of one type only: another type makes the offer malformed.
     *
     * @param flags true or false
     * @param words text
     * @param lists lists
     */
    public record Typed(List<String> flags, List<String> words, List<String> lists) {}

    /** @param fallbacks what stands in for a number that is not there */
    public record Numbers(String price, String stock, String min, String max, List<String> fallbacks) {
        List<String> all() {
            return List.of(price, stock, min, max);
        }
    }

    /** @param orders the orders of 30 days, where the platform gives them */
    public record Merchants(String name, Optional<String> orders, String completion) {}

    public record Said(String field, String right, String wrong) {}

    /** Reads the JSON of a page of that number. */
    @FunctionalInterface
    public interface Reading {
        Page page(Market market, int number, JsonNode json);
    }

    Page read(String body) {
        return Recorded.answered(body, json -> reading.page(asked, 1, json));
    }

    Page readLater(String body) {
        return Recorded.answered(body, json -> reading.page(asked, 2, json));
    }
}
