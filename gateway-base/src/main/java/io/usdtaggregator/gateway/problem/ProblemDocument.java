package io.usdtaggregator.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error, by RFC 9457. */
@Schema(name = "Problem")
public record ProblemDocument(
        @Schema(
                pattern = "^/api/problems/[a-z_]+$",
                format = "uri-reference",
                description = "Stable, and it leads to what `code` means.")
        String type,

        @Schema(description = "The same for one code.") String title,
        @Schema(minimum = "400", maximum = "599") int status,
        @Schema(description = "Of this very request.") String detail,

        @Schema(
                pattern = "^[a-z_]+$",
                description =
                        "Why, for programs: one of the examples, and later perhaps others. `/api/problems/{code}` tells "
                                + "what each means.")
        String code,

        List<FieldProblem> errors,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "What there is instead: the price of a quote that is not made, with its `coverage`, `status` and "
                                + "`age_seconds`. Only where there is something.")
        Object available,

        @Schema(description = "As X-Request-Id.") String traceId) {
    /** What is wrong with one parameter or field. */
    @Schema(name = "FieldError")
    public record FieldProblem(
            @Schema(description = "A parameter, a header, a path in the body, or `body` or `query` as a whole.")
            String field,

            String code,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What may be given instead; absent where that is not a list.")
            List<String> allowed) {}
}
