package io.usdtaggregator.collector.platform.binance;

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
import java.util.Locale;
import java.util.Optional;

/** Reads Binance's answer. {@code adv.tradeType} is the maker's side: the opposite of the one asked. */
final class BinanceBook {
    private static final String GOOD = "000000";

    private BinanceBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        String code = envelope.optionalText("code").orElse("");
        if (!code.equals(GOOD)) {
            return failure(code, envelope.optionalText("message").orElse("no message"));
        }
        Extent extent = Extent.pagesOf(BinanceClient.ROWS).counting(envelope.figure("total"));
        return new Adverts(BinancePlatform.CODE, market, number, row -> advert(market, row))
                .page(json.path("data"), extent);
    }

    private static Page failure(String code, String message) {
        String said = "code " + (code.isEmpty() ? "missing" : code) + ": " + message;
        String lower = message.toLowerCase(Locale.ROOT);
        boolean tooMany = lower.contains("rate limit") || lower.contains("too many") || lower.contains("frequent");
        return tooMany ? Page.throttled(said) : Page.malformed(said);
    }

    private static Advert advert(Market market, Row row) {
        Row adv = row.at("adv");
        return new Advert(
                adv.text("advNo"),
                new Advert.Subject(
                        Optional.of(adv.neededWord("asset")),
                        Optional.of(adv.neededWord("fiatUnit")),
                        Advert.Side.of(
                                Optional.of(adv.neededWord("tradeType")),
                                market.tradeType().makerSide().name()),
                        adv.flag("isTradable", true)),
                new Advert.Terms(
                        adv.decimal("price"),
                        // What a taker can take: a maker who sells keeps a part back for fees.
                        adv.optionalDecimal("tradableQuantity").orElseGet(() -> adv.decimal("surplusAmount")),
                        adv.decimal("minSingleTransAmount"),
                        adv.optionalDecimal("dynamicMaxSingleTransAmount")
                                .orElseGet(() -> adv.decimal("maxSingleTransAmount"))),
                methods(adv.list("tradeMethods")),
                merchant(row.at("advertiser")));
    }

    private static List<PaymentMethod> methods(JsonNode list) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        for (JsonNode json : list) {
            Row method = new Row(json);
            methods.add(method.optionalText("identifier")
                    .or(() -> method.optionalText("payType"))
                    .map(own -> PaymentMethods.of(BinancePlatform.CODE, own, method.optionalText("tradeMethodName"))));
        }
        return PaymentMethods.distinct(methods);
    }

    private static Merchant merchant(Row advertiser) {
        return new Merchant(
                advertiser.optionalText("userNo").orElse(null),
                advertiser.optionalText("nickName").orElse(null),
                advertiser.optionalText("userType").map("merchant"::equals).orElse(null),
                advertiser.count("monthOrderCount").orElse(null),
                MerchantFigures.fraction(advertiser.figure("monthFinishRate")));
    }
}
