package io.usdtaggregator.collector.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the rows of an answer into offers. A malformed row is dropped and counted; an answer that is malformed
 * throughout, or answers another question (side, asset, currency), is malformed as a whole: the protocol changed.
 */
public final class Adverts {
    private final String platform;
    private final Market asked;
    private final Function<Row, Advert> reading;

    /** @param reading reads one row of this platform; may throw {@link Row.Unreadable} */
    public Adverts(String platform, Market asked, Function<Row, Advert> reading) {
        this.platform = platform;
        this.asked = asked;
        this.reading = reading;
    }

    public Page page(JsonNode rows, boolean last) {
        if (!rows.isArray()) {
            return Page.malformed("the list of offers is missing");
        }
        List<Offer> offers = new ArrayList<>();
        List<DroppedOffer> dropped = new ArrayList<>();
        int astray = 0;
        int malformed = 0;
        for (JsonNode json : rows) {
            try {
                Advert advert = reading.apply(new Row(json));
                Optional<String> fault = advert.fault(asked);
                fault.ifPresentOrElse(
                        why -> dropped.add(advert.invalid(platform, why)), () -> offers.add(advert.offer(platform)));
                astray += advert.answersAnother(asked) ? 1 : 0;
            } catch (Row.Unreadable unreadable) {
                malformed++;
                dropped.add(
                        new DroppedOffer(anyId(new Row(json)), DropReason.MALFORMED, unreadable.getMessage(), null));
            }
        }
        if (astray * 2 > rows.size() - malformed) {
            return Page.malformed("most offers bear another side, asset or currency than asked");
        }
        if (malformed > 0 && malformed == rows.size()) {
            return Page.malformed("no offer can be read: " + dropped.get(0).detail());
        }
        return new Page.Offers(offers, dropped, last);
    }

    private static String anyId(Row row) {
        return row.at("adv")
                .optionalText("advNo")
                .or(() -> row.optionalText("id"))
                .orElse(null);
    }
}
