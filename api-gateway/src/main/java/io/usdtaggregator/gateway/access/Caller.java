package io.usdtaggregator.gateway.access;

import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, once that is certain.
 *
 * @param agreed with the account, for all of its keys and tokens together
 * @param own of this key alone, within what the account has
 */
public record Caller(Who who, Set<String> groups, Quota agreed, Optional<Quota> own) {
    private static final String KEY = "caller";

    public boolean isOperator() {
        return groups.contains(Access.OPERATOR);
    }

    public String accountId() {
        return who.accountId();
    }

    /** Of the API key used, {@code ""} for a JWT. */
    String keyId() {
        return who.keyId();
    }

    /** What this very credential may: the key's own, else the account's. */
    Quota quota() {
        return own.orElse(agreed);
    }

    /** Calls a month by what is less, the key's own or the account's; {@link Usage#WITHOUT_LIMIT} where neither says any. */
    long monthly() {
        long ofAccount = monthly(agreed);
        return own.isEmpty() ? ofAccount : Math.min(ofAccount, monthly(own.get()));
    }

    private static long monthly(Quota quota) {
        return quota.monthly() == null ? Usage.WITHOUT_LIMIT : quota.monthly();
    }

    void enter(RoutingContext http) {
        http.put(KEY, this);
    }

    /** Whether this request was admitted, and counted, already. */
    static boolean isKnown(RoutingContext http) {
        return http.get(KEY) != null;
    }

    /** The caller of this request; every path that is not open has one. */
    public static Caller of(RoutingContext http) {
        Caller caller = http.get(KEY);
        if (caller == null) {
            throw Unauthorized.because("missing_credentials", "Send a Bearer token or an API key");
        }
        return caller;
    }
}
