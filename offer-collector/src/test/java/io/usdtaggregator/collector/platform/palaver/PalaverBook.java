package io.usdtaggregator.collector.platform.palaver;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Advert;
import io.usdtaggregator.collector.platform.Adverts;
import io.usdtaggregator.collector.platform.Extent;
import io.usdtaggregator.collector.platform.MerchantFigures;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.PaymentMethods;
import io.usdtaggregator.collector.platform.Row;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.PaymentMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Palaver's answer. Its range is the configured one, so the stock caps it. */
final class PalaverBook {
    private static final String TOO_MANY = "42900";

    private PalaverBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        Optional<String> error = envelope.optionalText("error");
        if (error.isPresent()) {
            return error.get().equals(TOO_MANY) ? Page.throttled("error " + TOO_MANY) : Page.malformed(error.get());
        }
        Extent extent = Extent.pagesOf(PalaverClient.ROWS).counting(envelope.figure("all"));
        return new Adverts(PalaverPlatform.CODE, market, number, row -> advert(market, row))
                .page(json.path("adverts"), extent);
    }

    private static Advert advert(Market market, Row row) {
        return new Advert(
                row.text("ref"),
                new Advert.Subject(
                        row.word("coin"),
                        row.word("money"),
                        Advert.Side.of(row.word("side"), PalaverClient.side(market)),
                        row.flag("open", true)),
                new Advert.Terms(row.decimal("price"), row.decimal("stock"), row.decimal("from"), row.decimal("to")),
                methods(row.list("pay")),
                merchant(row.at("trader")));
    }

    private static List<PaymentMethod> methods(JsonNode names) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        names.forEach(name -> methods.add(
                Row.words(name).map(own -> PaymentMethods.of(PalaverPlatform.CODE, own, Optional.empty()))));
        return PaymentMethods.distinct(methods);
    }

    /** Its count of orders is of a lifetime, so that of 30 days is unknown. */
    private static Merchant merchant(Row trader) {
        return new Merchant(
                trader.optionalText("id").orElse(null),
                trader.optionalText("name").orElse(null),
                null,
                null,
                MerchantFigures.percentText(trader.optionalText("completed")));
    }
}
