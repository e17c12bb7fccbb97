package io.usdtaggregator.model.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Who may call, as one snapshot in the Redis key {@code access}: written by admin-ui, read by api-gateway. It carries
 * hashes and digests only.
 *
 * @param version only grows
 */
@JsonPropertyOrder("version")
public record Access(long version, List<Account> accounts, List<ApiKey> apiKeys) {

    /** Group that may read rates and offers. */
    public static final String INTEGRATOR = "integrator";
    /** Group that may also see the merchant behind an offer. */
    public static final String OPERATOR = "operator";

    public Access {
        accounts = List.copyOf(accounts);
        apiKeys = List.copyOf(apiKeys);
    }

    /** @param passwordHash Argon2id, in the PHC string form */
    public record Account(
            String id, String username, String passwordHash, Set<String> groups, boolean active, Quota quota) {}

    /**
     * A key of an account; what it may do stands flat in its JSON.
     *
     * @param digest hex SHA-256 of the whole key, see {@link ApiKeyText#digest()}
     * @param prefix the first characters, by which staff tell keys apart
     */
    public record ApiKey(
            String id,
            String accountId,
            String name,
            String digest,
            String prefix,
            boolean active,
            @JsonUnwrapped KeyRights rights) {
        public Set<String> groups() {
            return rights.groups();
        }

        public Quota quota() {
            return rights.quota();
        }

        public List<String> allowedIps() {
            return rights.allowedIps();
        }

        public Instant expiresAt() {
            return rights.expiresAt();
        }
    }

    /**
     * What a key may do, from where, and until when.
     *
     * @param quota {@code null}: the account's
     * @param allowedIps empty: from anywhere
     * @param expiresAt {@code null}: never
     */
    public record KeyRights(Set<String> groups, Quota quota, List<String> allowedIps, Instant expiresAt) {}

    /**
     * @param monthly calls a calendar month, {@code null}: without limit
     * @param pricePerCall in US dollars, for the price shown by {@code GET /usage}
     * @param exempt calls cost nothing
     */
    public record Quota(int requestsPerMinute, int burst, Long monthly, BigDecimal pricePerCall, boolean exempt) {

        /** What a new account gets. */
        public static Quota ofNewAccount() {
            return new Quota(600, 100, null, BigDecimal.ZERO, false);
        }
    }
}
