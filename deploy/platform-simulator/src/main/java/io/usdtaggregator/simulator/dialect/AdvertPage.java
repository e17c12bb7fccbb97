package io.usdtaggregator.simulator.dialect;

import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.util.List;

/**
 * One page of a book.
 *
 * @param number counts from 1
 * @param rows on a page
 * @param total adverts of the whole book
 * @param wrongSide whether the adverts bear the side that they should not
 */
public record AdvertPage(
        MarketName market, List<SimulatedOffer> offers, int number, int rows, int total, boolean wrongSide) {

    /** The page of a book that a question is about. */
    static AdvertPage of(AdvertQuery question, List<SimulatedOffer> book, boolean wrongSide) {
        List<SimulatedOffer> wanted = book.stream().filter(question.wanted()).toList();
        List<SimulatedOffer> page = wanted.stream()
                .skip((question.page() - 1L) * question.rows())
                .limit(question.rows())
                .toList();
        return new AdvertPage(question.market(), page, question.page(), question.rows(), wanted.size(), wrongSide);
    }

    /** The same page, where the platform counts this many adverts more than there are. */
    AdvertPage counting(int more) {
        return new AdvertPage(market, offers, number, rows, total + more, wrongSide);
    }

    public int pages() {
        return (total + rows - 1) / rows;
    }

    /** The maker's side as the answer bears it, {@code BUY} or {@code SELL}. */
    public String makerSide(SimulatedOffer offer) {
        String right = offer.makerSide() == null ? market.makerSide() : offer.makerSide();
        return !wrongSide ? right : right.equals("BUY") ? "SELL" : "BUY";
    }
}
