package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.usdtaggregator.model.access.Access.Account;
import io.vertx.ext.web.RoutingContext;
import java.security.Principal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Makes the framework's identity of a caller: its groups are the roles, the account, key and quotas an attribute. */
final class CallerIdentity {
    private static final String CALLER = "caller";

    private CallerIdentity() {}

    static SecurityIdentity of(Principal principal, Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(caller.groups())
                .addAttribute(CALLER, caller)
                .build();
    }

    /** Empty where nobody was authenticated: on open paths. */
    static Optional<SecurityIdentity> of(RoutingContext http) {
        return http.user() instanceof QuarkusHttpUser user ? Optional.of(user.getSecurityIdentity()) : Optional.empty();
    }

    /** Empty for who did not authenticate. */
    static Optional<Caller> caller(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(CALLER));
    }

    /** The account of a credential; refused where it is not there or not active. */
    static Account active(Optional<Account> account) {
        return account.filter(Account::active)
                .orElseThrow(() -> Unauthorized.because("account_inactive", "This account is not active"));
    }

    /** A credential never has more rights than its account has now. */
    static Set<String> both(Set<String> credential, Set<String> account) {
        Set<String> groups = new HashSet<>(credential);
        groups.retainAll(account);
        return Set.copyOf(groups);
    }
}
