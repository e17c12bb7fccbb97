package io.usdtaggregator.collector.platform.htx;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Advert;
import io.usdtaggregator.collector.platform.Adverts;
import io.usdtaggregator.collector.platform.Extent;
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
        if (!envelope.flag("success", true) || code.filter(GOOD::equals).isEmpty()) {
            String message = envelope.optionalText("message").orElse("no message");
            String lower = message.toLowerCase(Locale.ROOT);
            String said = "code " + code.orElse("missing") + ": " + message;
            boolean tooMany =
                    lower.contains("too many") || lower.contains("frequent") || code.equals(Optional.of("429"));
            return tooMany ? Page.throttled(said) : Page.malformed(said);
        }
        Extent extent = Extent.pagesOf(HtxClient.ROWS)
                .counting(envelope.firstFigure("totalCount", "total"))
                .ofPages(envelope.figure("totalPage"), number);
        return new Adverts(HtxPlatform.CODE, market, number, row -> advert(market, currency, row))
                .page(json.path("data"), extent);
    }

    private static Advert advert(Market market, int currency, Row row) {
        BigDecimal price = row.decimal("price");
        BigDecimal min = row.decimal("minTradeLimit");
        BigDecimal max = row.decimal("maxTradeLimit");
        Optional<String> name = row.optionalText("userName");
        return new Advert(
                OfferIds.of(row.optionalText("id"), name, price, min, max),
                new Advert.Subject(
                        row.code("coinId")
                                .map(coin -> coin.equals(String.valueOf(HtxClient.USDT)) ? "USDT" : "coin " + coin),
                        row.code("currency")
                                .map(said ->
                                        said.equals(String.valueOf(currency)) ? market.fiat() : "currency " + said),
                        Advert.Side.UNSAID,
                        true),
                new Advert.Terms(price, row.decimal("tradeCount"), min, max),
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
        row.list("payMethods")
                .forEach(json -> methods.add(new Row(json)
                        .optionalText("name")
                        .map(name -> PaymentMethods.of(HtxPlatform.CODE, name, Optional.empty()))));
        if (methods.isEmpty()) {
            row.code("payMethod").ifPresent(ids -> List.of(ids.split(","))
                    .forEach(id -> methods.add(
                            Optional.of(PaymentMethods.of(HtxPlatform.CODE, id.strip(), Optional.empty())))));
        }
        return PaymentMethods.distinct(methods);
    }
}
