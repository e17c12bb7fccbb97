package io.usdtaggregator.gateway.access;

import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Who calls, once that is certain.
 *
 * @param keyId of the API key used, {@code ""} for a JWT
 */
public record Caller(String accountId, String keyId, Set<String> groups, Quota quota) {
    private static final String KEY = "caller";

    public boolean isOperator() {
        return groups.contains(Access.OPERATOR);
    }

    /** What limits count by: the key, else the account. */
    String meter() {
        return keyId.isEmpty() ? accountId : keyId;
    }

    void enter(RoutingContext http) {
        http.put(KEY, this);
    }

    /** The caller of this request; every path that is not open has one. */
    public static Caller of(RoutingContext http) {
        Caller caller = http.get(KEY);
        if (caller == null) {
            throw Problem.unauthorized("missing_credentials", "Send a Bearer token or an API key");
        }
        return caller;
    }
}
