package io.usdtaggregator.gateway.problem;

import java.util.List;

/** The JSON of an error. {@code type} is stable; {@code code} is its last part. */
public record ProblemBody(
        String type, String title, int status, String detail, String code, List<FieldError> errors, String traceId) {}
