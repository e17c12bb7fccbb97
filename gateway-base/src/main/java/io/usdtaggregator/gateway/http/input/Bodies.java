package io.usdtaggregator.gateway.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the fields of bodies as those of queries are read, so that both follow the same rules. */
public final class Bodies {
    private static final int MOST_DIGITS = 40;

    private Bodies() {}

    /** The fields of a body that are there, as texts: what a list has is left to who reads it. */
    public static MultiMap fields(Record body) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        JsonNode given = MarketJson.mapper().valueToTree(body);
        given.properties().forEach(field -> (field.getValue().isArray()
                        ? Optional.of(field.getValue().toString())
                        : number(field.getKey(), field.getValue()))
                .ifPresent(text -> fields.add(field.getKey(), text)));
        return fields;
    }

    /**
     * The text of a field that may be a number or a string with one, or nothing where it is absent. A number's own
     * length is bounded before it is written out: 1e999999999 would be a text of a gigabyte.
     */
    public static Optional<String> number(String field, JsonNode value) {
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (!value.isNumber()) {
            throw Problem.invalid(FieldError.of(
                    field, "malformed", field + " must be a decimal number in a string, such as \"100000\""));
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw Problem.invalid(FieldError.of(
                    field, "malformed", field + " must be a decimal number of at most " + MOST_DIGITS + " digits"));
        }
        return Optional.of(number.toPlainString());
    }
}
