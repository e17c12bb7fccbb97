package io.usdtaggregator.admin.markets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The part of a market's offers that a page shows.
 *
 * @param query what the reader wants to see
 * @param rows of this page
 * @param found how many there are on all pages
 * @param page from 1
 */
public record ShownOffers(OfferQuery query, List<OfferRow> rows, int found, int page) {
    static final int ON_A_PAGE = 25;

    /** A page beyond the last one is the last. */
    static ShownOffers of(OfferQuery query, List<OfferRow> all, int wanted) {
        List<OfferRow> found = query.among(all);
        int last = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int page = Math.min(wanted, last);
        int from = (page - 1) * ON_A_PAGE;
        return new ShownOffers(
                query, found.subList(from, Math.min(from + ON_A_PAGE, found.size())), found.size(), page);
    }

    public boolean isWhole() {
        return rows.size() == found;
    }

    /** The place of the first row among all, from 1. */
    public int first() {
        return (page - 1) * ON_A_PAGE + 1;
    }

    /** The place of the last row among all. */
    public int last() {
        return first() + rows.size() - 1;
    }

    public boolean hasMore() {
        return last() < found;
    }

    /** The address of another page of the same offers, from the question mark on. */
    public String address(int other) {
        return "?method=" + URLEncoder.encode(query.method(), StandardCharsets.UTF_8) + "&state=" + query.state()
                + "&page=" + other + "#offers";
    }
}
