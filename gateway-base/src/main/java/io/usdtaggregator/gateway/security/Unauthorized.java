package io.usdtaggregator.gateway.security;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;

/** Makes the 401s of the public API, with both ways to authenticate as their challenge. */
public final class Unauthorized {
    static final String CHALLENGE = "Bearer realm=\"usdt-aggregator\", ApiKey realm=\"usdt-aggregator\"";

    private Unauthorized() {}

    /** There is no credential at all. */
    static HttpProblem missing() {
        return because("missing_credentials", "Send Authorization: Bearer <token>, or X-API-Key: <key>");
    }

    /** @param code why, for programs */
    public static HttpProblem because(String code, String detail) {
        return Problem.unauthorized(code, detail, CHALLENGE);
    }
}
