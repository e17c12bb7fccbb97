package io.usdtaggregator.collector.platform.bitget;

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

/** Reads Bitget's answer, whose names differ between captures. An empty first page may hide a region: it is no read. */
final class BitgetBook {
    private static final String GOOD = "00000";

    private BitgetBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        String code = envelope.optionalText("code").orElse("");
        if (!code.equals(GOOD)) {
            String message = envelope.optionalText("msg").orElse("no message");
            boolean tooMany = message.toLowerCase(Locale.ROOT).contains("too many") || code.equals("429");
            String said = "code " + (code.isEmpty() ? "missing" : code) + ": " + message;
            return tooMany ? Page.throttled(said) : Page.malformed(said);
        }
        JsonNode rows = json.path("data").path("dataList");
        if (rows.isArray() && rows.isEmpty() && number == 1) {
            return Page.refused("an empty list, which is also how it shuts out a region");
        }
        Row data = envelope.at("data");
        Extent extent = Extent.pagesOf(BitgetClient.ROWS)
                .counting(data.firstFigure("totalCount", "total", "totalNum"))
                .followed(followed(data.node("hasNextPage")));
        return new Adverts(BitgetPlatform.CODE, market, number, BitgetBook::advert).page(rows, extent);
    }

    private static Optional<Boolean> followed(JsonNode said) {
        return said.isBoolean() ? Optional.of(said.booleanValue()) : Optional.empty();
    }

    private static Advert advert(Row row) {
        BigDecimal price = row.decimal("price");
        BigDecimal min = row.decimal("minAmount");
        BigDecimal max = row.decimal("maxAmount");
        Optional<String> name = row.optionalText("nickName");
        return new Advert(
                OfferIds.of(row.optionalText("advNo").or(() -> row.optionalText("id")), name, price, min, max),
                new Advert.Subject(row.word("coinCode"), row.word("fiatCode"), Advert.Side.UNSAID, true),
                new Advert.Terms(
                        price,
                        row.optionalDecimal("lastAmount")
                                .or(() -> row.optionalDecimal("editAmount"))
                                .orElseGet(() -> row.decimal("amount")),
                        min,
                        max),
                methods(row.list("paymethodInfo")),
                new Merchant(
                        row.optionalText("userId").orElse(null),
                        name.orElse(null),
                        null,
                        row.count("thirtyTunoverNum").orElse(null),
                        MerchantFigures.fraction(
                                row.figure("thirtyCompletionRate").or(() -> row.figure("turnoverRate")))));
    }

    private static List<PaymentMethod> methods(JsonNode list) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        list.forEach(json -> methods.add(new Row(json)
                .optionalText("paymethodName")
                .map(name -> PaymentMethods.of(BitgetPlatform.CODE, name, Optional.empty()))));
        return PaymentMethods.distinct(methods);
    }
}
