package io.usdtaggregator.admin.markets;

import java.util.List;

/**
 * Which offers of a market a reader wants to see.
 *
 * @param method identifier of a payment method; empty for all
 * @param state {@code kept}, {@code dropped}, or empty for all
 */
public record OfferQuery(String method, String state) {
    private static final String KEPT = "kept";
    private static final String DROPPED = "dropped";

    static OfferQuery of(String method, String state) {
        return new OfferQuery(method == null ? "" : method, KEPT.equals(state) || DROPPED.equals(state) ? state : "");
    }

    List<OfferRow> among(List<OfferRow> rows) {
        return rows.stream()
                .filter(row -> method.isEmpty() || row.canBePaidBy(method))
                .filter(row -> state.isEmpty() || row.isKept() == state.equals(KEPT))
                .toList();
    }
}
