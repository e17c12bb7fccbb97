package io.usdtaggregator.admin.problem;

import io.usdtaggregator.admin.problem.Problem.FieldError;
import java.util.List;

/** A request that is answered with a {@link Problem}; nothing was changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static Refusal invalid(List<FieldError> errors) {
        FieldError first = errors.get(0);
        return new Refusal(
                Problem.of(400, "invalid", "Not acceptable as it is", first.field() + ": " + first.message(), errors));
    }

    public static Refusal invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message, null)));
    }

    public static Refusal unauthenticated() {
        return new Refusal(Problem.of(401, "unauthenticated", "Log in first", "A staff account is needed.", null));
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(Problem.of(403, "forbidden", "Refused", detail, null));
    }

    public static Refusal notFound(String what) {
        return new Refusal(Problem.of(404, "not_found", "Not there", what + " does not exist.", null));
    }

    public static Refusal conflict(String detail) {
        return new Refusal(Problem.of(409, "conflict", "Changed meanwhile", detail, null));
    }

    /** The change is dangerous, or its effect unknown: nothing is saved until the digest comes back. */
    public static Refusal confirmationRequired(String detail, String digest, List<?> moves) {
        return new Refusal(Problem.of(409, "confirmation_required", "Confirm this change", detail, null)
                .with(digest, moves));
    }

    public static Refusal unavailable(String detail) {
        return new Refusal(Problem.of(503, "unavailable", "Not now", detail, null));
    }
}
