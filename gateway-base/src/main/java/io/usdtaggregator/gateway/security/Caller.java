package io.usdtaggregator.gateway.security;

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
public record Caller(CallerId id, Set<String> groups, Quota agreed, Optional<Quota> own) {
    /** So many calls a month has who has no quota. */
    public static final long WITHOUT_LIMIT = Long.MAX_VALUE;

    private static final String KEY = "caller";

    public boolean isOperator() {
        return groups.contains(Access.OPERATOR);
    }

    public String accountId() {
        return id.accountId();
    }

    /** Of the API key used, {@code ""} for a JWT. */
    public String keyId() {
        return id.keyId();
    }

    /** What this very credential may: the key's own, else the account's. */
    public Quota quota() {
        return own.orElse(agreed);
    }

    /** Calls a month by what is less, the key's own or the account's; {@link #WITHOUT_LIMIT} where neither says any. */
    public long monthly() {
        long ofAccount = monthly(agreed);
        return own.isEmpty() ? ofAccount : Math.min(ofAccount, monthly(own.get()));
    }

    private static long monthly(Quota quota) {
        return quota.monthly() == null ? WITHOUT_LIMIT : quota.monthly();
    }

    /** Whom the credential of this request stands for; empty where none was asked for. */
    public static Optional<Caller> authenticated(RoutingContext http) {
        return CallerIdentity.of(http).flatMap(CallerIdentity::caller);
    }

    /** This call was taken from the caller's limits, and counted. */
    public void admitted(RoutingContext http) {
        http.put(KEY, this);
    }

    /** Whether this request was admitted, and counted, already. */
    public static boolean isAdmitted(RoutingContext http) {
        return http.get(KEY) != null;
    }

    /** The caller of this request; every path that is not open has one. */
    public static Caller of(RoutingContext http) {
        return Optional.<Caller>ofNullable(http.get(KEY)).orElseThrow(Unauthorized::missing);
    }
}
