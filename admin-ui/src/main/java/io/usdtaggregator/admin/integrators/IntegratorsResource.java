package io.usdtaggregator.admin.integrators;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.ApiKeys;
import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.staff.StaffIdentity;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Integrator accounts and keys as JSON. Hashes and digests never leave. */
@Path("/api/integrators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntegratorsResource {
    private final Integrators integrators;
    private final ApiKeys keys;
    private final StaffIdentity identity;

    IntegratorsResource(Integrators integrators, ApiKeys keys, StaffIdentity identity) {
        this.keys = keys;
        this.integrators = integrators;
        this.identity = identity;
    }

    /** An account as staff see it. */
    record Shown(String id, String username, Set<String> groups, boolean active, Quota quota, long version) {
        static Shown of(HeldAccount held) {
            return of(held.account(), held.version());
        }

        static Shown of(Account account, long version) {
            return new Shown(
                    account.id(), account.username(), account.groups(), account.active(), account.quota(), version);
        }
    }

    /** A key as staff see it: its first characters only. */
    record ShownKey(
            String id,
            String name,
            String prefix,
            boolean active,
            Set<String> groups,
            Quota quota,
            List<String> allowedIps,
            Instant expiresAt) {
        static ShownKey of(ApiKey key) {
            return new ShownKey(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.active(),
                    key.groups(),
                    key.quota(),
                    key.allowedIps(),
                    key.expiresAt());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = false)
    record NewAccount(String username, String password, Set<String> groups, Quota quota) {}

    @JsonIgnoreProperties(ignoreUnknown = false)
    record WantedChange(String password, Set<String> groups, Boolean active, Quota quota, Long version) {
        OptionalLong shown() {
            return version == null ? OptionalLong.empty() : OptionalLong.of(version);
        }
    }

    @GET
    public Uni<List<Shown>> all() {
        return integrators
                .all()
                .map(accounts -> accounts.stream().map(Shown::of).toList());
    }

    @POST
    @ResponseStatus(201)
    public Uni<Shown> create(NewAccount wanted) {
        return integrators
                .create(identity.username(), wanted.username(), wanted.password(), wanted.groups(), wanted.quota())
                .map(made -> Shown.of(made, 0));
    }

    @PUT
    @Path("/{id}")
    public Uni<Void> change(@RestPath String id, WantedChange change) {
        return integrators.change(
                identity.username(),
                id,
                change.shown(),
                new AccountChange(
                        Optional.ofNullable(change.password()),
                        Optional.ofNullable(change.groups()),
                        Optional.ofNullable(change.active()),
                        Optional.ofNullable(change.quota())));
    }

    /** The account can no longer log in, and its keys no longer work; its history stays. */
    @DELETE
    @Path("/{id}")
    public Uni<Void> deactivate(@RestPath String id) {
        return integrators.change(identity.username(), id, OptionalLong.empty(), AccountChange.active(false));
    }

    @GET
    @Path("/{id}/keys")
    public Uni<List<ShownKey>> keys(@RestPath String id) {
        return keys.of(id)
                .map(found ->
                        found.stream().map(held -> ShownKey.of(held.key())).toList());
    }

    /** The only answer that ever holds the key. */
    @POST
    @Path("/{id}/keys")
    @ResponseStatus(201)
    public Uni<ApiKeys.NewKey> makeKey(@RestPath String id, KeyTerms terms) {
        return keys.make(identity.username(), id, terms == null ? KeyTerms.none() : terms);
    }

    /** Replaces all terms of the key; what is left out is as the account has it. */
    @PUT
    @Path("/{id}/keys/{keyId}")
    public Uni<Void> changeKey(@RestPath String id, @RestPath String keyId, KeyTerms terms) {
        return keys.change(
                identity.username(), id, keyId, OptionalLong.empty(), terms == null ? KeyTerms.none() : terms);
    }

    @DELETE
    @Path("/{id}/keys/{keyId}")
    public Uni<Void> revokeKey(@RestPath String id, @RestPath String keyId) {
        return keys.revoke(identity.username(), id, keyId);
    }
}
