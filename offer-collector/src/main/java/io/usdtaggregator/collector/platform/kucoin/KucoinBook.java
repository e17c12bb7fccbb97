package io.usdtaggregator.collector.platform.kucoin;

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

/** Reads KuCoin's answer. The range is the configured one, so the stock caps it. */
final class KucoinBook {
    private static final String GOOD = "200";

    private KucoinBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        boolean failed = !envelope.flag("success", true)
                || envelope.optionalText("code")
                        .filter(code -> !code.equals(GOOD))
                        .isPresent();
        if (failed) {
            return failure(
                    envelope.optionalText("code").orElse("missing"),
                    envelope.optionalText("msg").orElse("no message"));
        }
        Extent extent = Extent.pagesOf(KucoinClient.ROWS)
                .counting(envelope.firstFigure("totalNum", "totalCount", "total"))
                .ofPages(envelope.figure("totalPage"), number);
        return new Adverts(KucoinPlatform.CODE, market, number, row -> advert(market, row))
                .page(json.path("items"), extent);
    }

    private static Page failure(String code, String message) {
        String said = "code " + code + ": " + message;
        String lower = message.toLowerCase(Locale.ROOT);
        boolean tooMany = lower.contains("too many") || lower.contains("frequent") || code.equals("429000");
        return tooMany ? Page.throttled(said) : Page.malformed(said);
    }

    private static Advert advert(Market market, Row row) {
        BigDecimal price = row.decimal("floatPrice");
        BigDecimal min = row.decimal("limitMinQuote");
        BigDecimal max = row.decimal("limitMaxQuote");
        Optional<String> name = row.optionalText("nickName");
        return new Advert(
                OfferIds.of(row.optionalText("id"), name, price, min, max),
                new Advert.Subject(
                        row.word("currency"),
                        row.word("legal"),
                        Advert.Side.of(row.word("side"), KucoinClient.side(market)),
                        true),
                new Advert.Terms(price, row.decimal("currencyBalanceQuantity"), min, max),
                methods(row.list("adPayTypes")),
                // The count of orders is of all time: that of 30 days is unknown.
                new Merchant(
                        row.optionalText("userId").orElse(null),
                        name.orElse(null),
                        null,
                        null,
                        MerchantFigures.percentText(row.optionalText("dealOrderRate"))));
    }

    private static List<PaymentMethod> methods(JsonNode list) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        for (JsonNode json : list) {
            Row method = new Row(json);
            Optional<String> name = KucoinPayments.reservedName(method).or(() -> method.optionalText("payTypeNameEn"));
            boolean other =
                    method.optionalText("payTypeCode").filter("OTHER"::equals).isPresent();
            Optional<String> own = other ? name : method.optionalText("payTypeCode");
            methods.add(own.map(text -> PaymentMethods.of(KucoinPlatform.CODE, text, name)));
        }
        return PaymentMethods.distinct(methods);
    }
}
