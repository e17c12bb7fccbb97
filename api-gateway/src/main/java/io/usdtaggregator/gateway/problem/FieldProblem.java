package io.usdtaggregator.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
