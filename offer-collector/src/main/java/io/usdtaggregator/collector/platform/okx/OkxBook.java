package io.usdtaggregator.collector.platform.okx;

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

/** Reads OKX's answer: the rows are in the list of the asked side. */
final class OkxBook {
    private static final String GOOD = "0";
    private static final String REGION = "17007";

    private OkxBook() {}

    static Page page(Market market, int number, JsonNode json) {
        Row envelope = new Row(json);
        String code = envelope.optionalText("code").orElse("");
        if (!code.equals(GOOD)) {
            return failure(code, envelope.optionalText("msg").orElse("no message"));
        }
        JsonNode data = json.path("data");
        JsonNode rows = data.path(OkxClient.side(market));
        if (rows.isEmpty() && !data.path(OkxClient.side(market.otherSide())).isEmpty()) {
            return Page.malformed("the offers are in the list of the other side");
        }
        return new Adverts(OkxPlatform.CODE, market, number, row -> advert(market, row))
                .page(rows, Extent.whole().counting(new Row(data).figure("total")));
    }

    private static Page failure(String code, String message) {
        String said = "code " + (code.isEmpty() ? "missing" : code) + ": " + message;
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("too many") || lower.contains("frequent") || lower.contains("rate limit")) {
            return Page.throttled(said);
        }
        return code.equals(REGION) || code.startsWith("501") ? Page.refused(said) : Page.malformed(said);
    }

    private static Advert advert(Market market, Row row) {
        return new Advert(
                row.text("id"),
                new Advert.Subject(
                        row.word("baseCurrency"),
                        row.word("quoteCurrency"),
                        Advert.Side.sure(row.word("side"), OkxClient.side(market)),
                        true),
                new Advert.Terms(
                        row.decimal("price"),
                        row.decimal("availableAmount"),
                        row.decimal("quoteMinAmountPerOrder"),
                        row.decimal("quoteMaxAmountPerOrder")),
                methods(row.list("paymentMethods")),
                merchant(row));
    }

    private static List<PaymentMethod> methods(JsonNode names) {
        List<Optional<PaymentMethod>> methods = new ArrayList<>();
        names.forEach(name ->
                methods.add(Row.words(name).map(text -> PaymentMethods.of(OkxPlatform.CODE, text, Optional.empty()))));
        return PaymentMethods.distinct(methods);
    }

    /** Its count of orders is of a lifetime, so that of 30 days is unknown. */
    private static Merchant merchant(Row row) {
        return new Merchant(
                row.optionalText("merchantId")
                        .or(() -> row.optionalText("publicUserId"))
                        .orElse(null),
                row.optionalText("nickName").orElse(null),
                row.optionalText("creatorType")
                        .map(type -> !type.equals("common"))
                        .orElse(null),
                null,
                MerchantFigures.fraction(row.figure("completedRate")));
    }
}
