package io.usdtaggregator.collector.platform.htx;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Advert;
import io.usdtaggregator.collector.platform.Adverts;
import io.usdtaggregator.collector.platform.MerchantFigures;
import io.usdtaggregator.collector.platform.OfferIds;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.PaymentMethods;
import io.usdtaggregator.collector.platform.Row;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.PaymentMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads HTX's answer, numbers as text or as numbers. Its numeric trade type is not established and tells no side. */
final class HtxBook {
    private static final String GOOD = "200";

    private HtxBook() {}

    static Page page(Market market, int currency, int number, JsonNode json) {
        Row envelope = new Row(json);
        Optional<String> code = envelope.optionalText("code");
        if (envelope.isFalse("success") || code.filter(GOOD::equals).isEmpty()) {
            String message = envelope.optionalText("message").orElse("no message");
            String lower = message.toLowerCase(Locale.ROOT);
            String said = "code " + code.orElse("missing") + ": " + message;
            boolean tooMany =
                    lower.contains("too many") || lower.contains("frequent") || code.equals(Optional.of("429"));
            return tooMany ? Page.throttled(said) : Page.malformed(said);
        }
        JsonNode rows = json.path("data");
        boolean last = envelope.figure("totalPage")
                .map(pages -> pages.compareTo(BigDecimal.valueOf(number)) <= 0)
                .orElse(rows.size() < HtxClient.ROWS);
        return new Adverts(HtxPlatform.CODE, market, row -> advert(market, currency, row))
                .page(rows, last || rows.isEmpty());
    }

    private static Advert advert(Market market, int currency, Row row) {
        BigDecimal price = row.decimal("price");
        BigDecimal min = row.decimal("minTradeLimit");
        BigDecimal max = row.decimal("maxTradeLimit");
        Optional<String> name = row.optionalText("userName");
        return new Advert(
                OfferIds.of(row.optionalText("id"), name, price, min, max),
                row.optionalText("coinId")
                        .map(coin -> coin.equals(String.valueOf(HtxClient.USDT)) ? "USDT" : "coin " + coin),
                row.optionalText("currency")
                        .map(said -> said.equals(String.valueOf(currency)) ? market.fiat() : "currency " + said),
                Advert.Side.UNSAID,
                true,
                price,
                row.decimal("tradeCount"),
                min,
                max,
                methods(row),
                new Merchant(
                        row.optionalText("uid").orElse(null),
                        name.orElse(null),
                        null,
                        row.count("tradeMonthTimes").orElse(null),
                        MerchantFigures.percent(row.figure("orderCompleteRate"))));
    }

    /** A list of names today, numbers in one text before. */
    private static List<PaymentMethod> methods(Row row) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        row.node("payMethods")
                .forEach(json -> methods.add(
                        new Row(json).optionalText("name").map(name -> PaymentMethods.of(name, Optional.empty()))));
        if (methods.isEmpty()) {
            row.optionalText("payMethod").ifPresent(ids -> List.of(ids.split(","))
                    .forEach(id -> methods.add(Optional.of(PaymentMethods.of(id.strip(), Optional.empty())))));
        }
        return PaymentMethods.distinct(methods);
    }
}
