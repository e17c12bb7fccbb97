package io.usdtaggregator.admin.access.terms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.usdtaggregator.model.access.Access.Quota;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one API key may, within what its account may.
 *
 * @param name by which staff tell keys apart
 * @param groups {@code null}: the account's
 * @param quota {@code null}: the account's
 * @param allowedIps addresses or CIDR blocks that it may be used from; empty: from anywhere
 * @param expiresAt {@code null}: never
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record KeyTerms(String name, Set<String> groups, Quota quota, List<String> allowedIps, Instant expiresAt) {

    /** Of calls a minute and of calls at once. */
    public static final int MOST_A_MINUTE = 60_000_000;

    public KeyTerms {
        groups = groups == null ? null : Collections.unmodifiableSet(new TreeSet<>(groups));
        allowedIps = allowedIps == null ? List.of() : List.copyOf(allowedIps);
    }

    /** The same until then at most. */
    public KeyTerms endingBy(Instant end) {
        Instant last = end.truncatedTo(ChronoUnit.SECONDS);
        return new KeyTerms(
                name, groups, quota, allowedIps, expiresAt != null && expiresAt.isBefore(last) ? expiresAt : last);
    }

    /** Nothing of its own, not even a name. */
    public static KeyTerms none() {
        return named(null);
    }

    /** As its account, under this name. */
    public static KeyTerms named(String name) {
        return new KeyTerms(name, null, null, List.of(), null);
    }
}
