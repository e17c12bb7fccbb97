package io.usdtaggregator.collector.platform.bybit;

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

/** Reads Bybit's answer. The range is the configured one, so the stock caps it. */
final class BybitBook {
    private static final String GOOD = "0";
    private static final String ONLINE = "10";

    private BybitBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        Optional<String> code = envelope.optionalText("ret_code");
        if (code.filter(GOOD::equals).isEmpty()) {
            return failure(
                    code.orElse("missing"), envelope.optionalText("ret_msg").orElse("no message"));
        }
        Row result = envelope.at("result");
        JsonNode items = result.node("items");
        Extent extent = Extent.pagesOf(BybitClient.ROWS).counting(result.figure("count"));
        boolean none =
                items.isNull() && extent.counted().filter(all -> all == 0).isPresent();
        return none
                ? new Page.Offers(List.of(), List.of(), extent)
                : new Adverts(BybitPlatform.CODE, market, number, row -> advert(market, row)).page(items, extent);
    }

    private static Page failure(String code, String message) {
        String said = "ret_code " + code + ": " + message.strip();
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("frequent") || lower.contains("too many") || lower.contains("rate limit")) {
            return Page.throttled(said);
        }
        return lower.contains("permission") || lower.contains("api key") ? Page.refused(said) : Page.malformed(said);
    }

    private static Advert advert(Market market, Row row) {
        BigDecimal price = row.decimal("price");
        BigDecimal min = row.decimal("minAmount");
        BigDecimal max = row.decimal("maxAmount");
        Optional<String> name = row.optionalText("nickName");
        Optional<String> id = shown(row, "id");
        return new Advert(
                OfferIds.of(id, name, price, min, max),
                new Advert.Subject(
                        row.word("tokenId"),
                        row.word("currencyId"),
                        Advert.Side.sure(row.code("side"), BybitClient.side(market)),
                        row.code("status").map(ONLINE::equals).orElse(true)),
                new Advert.Terms(price, row.decimal("lastQuantity"), min, max),
                methods(row.list("payments")),
                merchant(row, name));
    }

    private static List<PaymentMethod> methods(JsonNode ids) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        ids.forEach(id -> methods.add(
                Row.words(id).map(text -> PaymentMethods.of(BybitPlatform.CODE, text, BybitPayments.name(text)))));
        return PaymentMethods.distinct(methods);
    }

    /** The public endpoint shows "0" for ids that it hides. */
    private static Optional<String> shown(Row row, String field) {
        return row.optionalText(field).filter(own -> !own.equals("0"));
    }

    private static Merchant merchant(Row row, Optional<String> name) {
        Optional<String> id =
                shown(row, "accountId").or(() -> shown(row, "userMaskId")).or(() -> shown(row, "userId"));
        return new Merchant(
                id.orElse(null),
                name.orElse(null),
                verified(row.node("authTag")),
                row.count("recentOrderNum").orElse(null),
                MerchantFigures.percent(row.figure("recentExecuteRate")));
    }

    /** VA and BA are verified and block advertisers, GA is everybody. */
    private static Boolean verified(JsonNode tags) {
        if (!tags.isArray()) {
            return null;
        }
        for (JsonNode tag : tags) {
            if (tag.asText().equals("VA") || tag.asText().equals("BA")) {
                return true;
            }
        }
        return false;
    }
}
