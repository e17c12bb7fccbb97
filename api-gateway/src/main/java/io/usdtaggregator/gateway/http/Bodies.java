package io.usdtaggregator.gateway.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads JSON bodies strictly: an unknown field, another type or a second value are refused, naming the field. */
public final class Bodies {
    private static final int MAX_BYTES = 16 * 1024;
    private static final int MOST_DIGITS = 40;
    private static final ObjectMapper STRICT = strict();

    private Bodies() {}

    public static <T> T read(byte[] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw malformed("a JSON object is needed");
        }
        if (body.length > MAX_BYTES) {
            throw ProblemFields.of(413);
        }
        try {
            T value = STRICT.readValue(body, type);
            if (value == null) {
                throw malformed("a JSON object is needed");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            throw Problem.invalid(new FieldError(
                    path(unknown), "unknown_field", path(unknown) + " is not a field of this body", known));
        } catch (JsonMappingException wrong) {
            throw Problem.invalid(FieldError.of(
                    path(wrong), "malformed", path(wrong) + " has not the type that the schema asks for"));
        } catch (JsonProcessingException broken) {
            throw malformed("the body is not JSON");
        } catch (IOException broken) {
            throw malformed("the body cannot be read");
        }
    }

    /** The field, checked to be there and of bearable length. */
    public static String needed(String field, String value, int longest) {
        if (value == null || value.isEmpty()) {
            throw Problem.invalid(FieldError.missing(field, List.of()));
        }
        if (value.length() > longest) {
            throw Problem.invalid(
                    FieldError.of(field, "too_long", field + " may have at most " + longest + " characters"));
        }
        return value;
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

    private static HttpProblem malformed(String message) {
        return Problem.invalid(FieldError.of("body", "malformed", message));
    }

    private static String path(JsonMappingException wrong) {
        String path = String.join(
                ".",
                wrong.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .toList());
        return path.isEmpty() ? "body" : path;
    }

    @SuppressWarnings("deprecation")
    private static ObjectMapper strict() {
        return MarketJson.configure(JsonMapper.builder()
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
    }
}
