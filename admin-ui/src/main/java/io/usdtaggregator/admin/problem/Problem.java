package io.usdtaggregator.admin.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of every error (RFC 9457).
 *
 * @param confirm what the header {@code X-Confirm} must carry when the change is meant, with the {@code moves} that it
 *     would make; both {@code null} in any other problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<FieldError> errors,
        String confirm,
        List<?> moves) {

    /**
     * @param field the JSON path, e.g. {@code liquidity[0].min}
     * @param allowed what would be right, {@code null} where the message says it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String field, String code, String message, String allowed) {}

    Problem with(String digest, List<?> shown) {
        return new Problem(type, title, status, detail, code, errors, digest, shown);
    }

    static Problem of(int status, String code, String title, String detail, List<FieldError> errors) {
        return new Problem("/problems/" + code.replace('_', '-'), title, status, detail, code, errors, null, null);
    }
}
