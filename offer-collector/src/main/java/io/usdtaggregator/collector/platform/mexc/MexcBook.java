package io.usdtaggregator.collector.platform.mexc;

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

/** Reads MEXC's answer: JSON numbers, and payment methods as numbers in one text. */
final class MexcBook {
    private static final String GOOD = "0";
    /** One of the two hosts gives ten a page whatever was asked, so ten rows may be a full page. */
    private static final int OTHER_HOSTS_ROWS = 10;

    private MexcBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        Optional<String> code = envelope.optionalText("code");
        if (code.filter(said -> !said.equals(GOOD) && !said.equals("200")).isPresent()) {
            return failure(code.get(), envelope.optionalText("msg").orElse("no message"));
        }
        JsonNode rows = json.path("data");
        Row page = envelope.at("page");
        Extent extent = Extent.pagesOf(rows.size() == OTHER_HOSTS_ROWS ? OTHER_HOSTS_ROWS : MexcClient.ROWS)
                .counting(page.firstFigure("totalCount", "total", "totalNum")
                        .or(() -> envelope.firstFigure("totalCount", "total", "totalNum")))
                .ofPages(page.figure("totalPage").or(() -> envelope.figure("totalPage")), number);
        return new Adverts(MexcPlatform.CODE, market, number, row -> advert(market, row)).page(rows, extent);
    }

    private static Page failure(String code, String message) {
        String said = "code " + code + ": " + message;
        String lower = message.toLowerCase(Locale.ROOT);
        boolean tooMany = lower.contains("too many") || lower.contains("frequent") || code.equals("429");
        return tooMany ? Page.throttled(said) : Page.malformed(said);
    }

    private static Advert advert(Market market, Row row) {
        BigDecimal price = row.decimal("price");
        BigDecimal min = row.decimal("minTradeLimit");
        BigDecimal max = row.decimal("maxTradeLimit");
        Row merchant = row.at("merchant");
        Optional<String> name = merchant.optionalText("nickName");
        Row record = row.at("merchantStatistics");
        return new Advert(
                OfferIds.of(row.optionalText("id"), name, price, min, max),
                new Advert.Subject(
                        row.word("coinId").map(MexcClient::asset),
                        row.word("currency"),
                        Advert.Side.of(sideSaid(row), MexcClient.side(market)),
                        true),
                new Advert.Terms(price, row.decimal("availableQuantity"), min, max),
                methods(row.code("payMethod")),
                new Merchant(
                        merchant.optionalText("uid").orElse(null),
                        name.orElse(null),
                        null,
                        record.count("doneLastMonthCount").orElse(null),
                        MerchantFigures.fraction(
                                record.figure("lastMonthCompleteRate").or(() -> record.figure("completeRate")))));
    }

    /** Only words tell a side; a number of unknown meaning does not. */
    private static Optional<String> sideSaid(Row row) {
        return row.code("tradeType").filter(said -> said.equalsIgnoreCase("BUY") || said.equalsIgnoreCase("SELL"));
    }

    private static List<PaymentMethod> methods(Optional<String> list) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        for (String id : list.orElse("").split(",")) {
            methods.add(Optional.of(id.strip())
                    .filter(text -> !text.isEmpty())
                    .map(text -> PaymentMethods.of(MexcPlatform.CODE, text, MexcPayments.name(text))));
        }
        return PaymentMethods.distinct(methods);
    }
}
