package io.usdtaggregator.base.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;

/**
 * What is wrong with one parameter or field.
 *
 * @param field the parameter's name, or the JSON path of a field, e.g. {@code liquidity[0].min}
 * @param allowed what may be given instead, absent where that is not a list
 */
public record FieldError(
        String field,
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> allowed) {

    public static FieldError of(String field, String code, String message) {
        return new FieldError(field, code, message, null);
    }

    public static FieldError notAllowed(String field, Collection<String> allowed) {
        return new FieldError(
                field, "not_allowed", field + " must be one of: " + String.join(", ", allowed), List.copyOf(allowed));
    }

    public static FieldError missing(String field, Collection<String> allowed) {
        return new FieldError(
                field, "required", field + " is required", allowed.isEmpty() ? null : List.copyOf(allowed));
    }
}
