package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.gateway.board.BooksBoard;
import io.usdtaggregator.gateway.http.Bodies;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.problem.FieldError;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.gateway.rates.CrossQuestion;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Decimals;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The body of {@code POST /quotes}: the same words as the parameters of {@code /rates/cross}, and an amount is needed. */
record QuoteRequest(
        String fromCurrency,
        String toCurrency,
        JsonNode amount,
        String countryFrom,
        String countryTo,
        String paymentMethodFrom,
        String paymentMethodTo) {

    /** What is asked, checked as {@code /rates/cross} checks it; a problem names every field that is wrong. */
    static CrossQuestion read(byte[] body, Settings settings, BooksBoard books) {
        QuoteRequest request = Bodies.read(body, QuoteRequest.class);
        if (request.amount == null || request.amount.isNull()) {
            throw Problem.invalid(FieldError.missing("amount", List.of()));
        }
        if (!request.amount.isTextual() && !request.amount.isNumber()) {
            throw Problem.invalid(FieldError.of(
                    "amount", "malformed", "amount must be a decimal number in a string, such as \"100000\""));
        }
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        add(parameters, "from_currency", request.fromCurrency);
        add(parameters, "to_currency", request.toCurrency);
        add(parameters, "amount", number(request.amount));
        add(parameters, "country_from", request.countryFrom);
        add(parameters, "country_to", request.countryTo);
        add(parameters, "payment_method_from", request.paymentMethodFrom);
        add(parameters, "payment_method_to", request.paymentMethodTo);
        return CrossQuestion.read(Query.of(parameters), settings, books);
    }

    /** The question in one form: what has it twice was asked twice. */
    static String canonical(CrossQuestion question) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("corridor", question.corridor().key());
        parts.put(
                "amount",
                question.amount()
                        .map(Decimals::plain)
                        .map(BigDecimal::toPlainString)
                        .orElseThrow());
        question.methodFrom().ifPresent(method -> parts.put("payment_method_from", method));
        question.methodTo().ifPresent(method -> parts.put("payment_method_to", method));
        return MarketJson.write(parts);
    }

    private static String number(JsonNode amount) {
        return amount.isNumber() ? amount.decimalValue().toPlainString() : amount.textValue();
    }

    private static void add(MultiMap parameters, String name, String value) {
        if (value != null) {
            parameters.add(name, value);
        }
    }
}
