package io.usdtaggregator.collector.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the rows of one answer into offers. A malformed row is dropped and counted. An answer without a usable row is no
 * empty market: it is malformed as a whole, and so is one that answers another question (side, asset, currency).
 */
public final class Adverts {
    private static final int FIRST = 1;

    private final String platform;
    private final Market asked;
    private final int number;
    private final Function<Row, Advert> reading;
    private final List<Offer> offers = new ArrayList<>();
    private final List<DroppedOffer> dropped = new ArrayList<>();
    private final Map<String, Integer> madeUp = new HashMap<>();
    private int astray;
    private int malformed;

    /**
     * @param number of the page, from 1
     * @param reading reads one row of this platform; may throw {@link Row.Unreadable}
     */
    public Adverts(String platform, Market asked, int number, Function<Row, Advert> reading) {
        this.platform = platform;
        this.asked = asked;
        this.number = number;
        this.reading = reading;
    }

    /** To be called once. */
    public Page page(JsonNode rows, Extent extent) {
        if (!rows.isArray()) {
            return Page.malformed("the list of offers is missing");
        }
        rows.forEach(this::read);
        return fault(rows.size(), extent)
                .map(Page::malformed)
                .orElseGet(() -> new Page.Offers(offers, dropped, extent));
    }

    private void read(JsonNode json) {
        try {
            Advert advert = distinct(reading.apply(new Row(json)));
            Optional<String> fault = advert.fault(asked);
            fault.ifPresentOrElse(
                    why -> dropped.add(advert.invalid(platform, why)), () -> offers.add(advert.offer(platform)));
            astray += advert.answersAnother(asked) ? 1 : 0;
        } catch (Row.Unreadable unreadable) {
            malformed++;
            dropped.add(new DroppedOffer(anyId(new Row(json)), DropReason.MALFORMED, unreadable.getMessage(), null));
        }
    }

    /** Rows of one page that the platform did not name are several adverts, also when nothing tells them apart. */
    private Advert distinct(Advert advert) {
        if (!OfferIds.isMadeUp(advert.offerId())) {
            return advert;
        }
        int times = madeUp.merge(advert.offerId(), 1, Integer::sum);
        return times == 1 ? advert : advert.named(advert.offerId() + "-" + times);
    }

    private Optional<String> fault(int rows, Extent extent) {
        if (astray * 2 > rows - malformed && isNoChance(rows)) {
            return Optional.of("most offers bear another side, asset or currency than asked");
        }
        if (malformed > 0 && malformed == rows && isNoChance(rows)) {
            return Optional.of("no offer can be read: " + dropped.get(0).detail());
        }
        if (number > FIRST) {
            return Optional.empty();
        }
        if (rows > 0 && offers.isEmpty()) {
            return Optional.of(
                    "none of " + rows + " offers is usable: " + dropped.get(0).detail());
        }
        return extent.counted()
                .filter(all -> rows == 0 && all > 0)
                .map(all -> "the platform counts " + all + " offers and shows none");
    }

    /** The last page may hold a single row, which must not spoil the pages before it. */
    private boolean isNoChance(int rows) {
        return number == FIRST || rows > 1;
    }

    private static String anyId(Row row) {
        return row.at("adv")
                .optionalText("advNo")
                .or(() -> row.optionalText("id"))
                .orElse(null);
    }
}
