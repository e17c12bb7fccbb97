package io.usdtaggregator.admin.usage;

import io.usdtaggregator.base.internal.usage.LastUse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each key was last used, to the minute.
 *
 * @param isKnown no gateway could tell otherwise
 */
public record LastUsesOfKeys(boolean isKnown, Map<String, Instant> byCaller) {
    static final LastUsesOfKeys UNKNOWN = new LastUsesOfKeys(false, Map.of());

    static LastUsesOfKeys of(List<LastUse> told) {
        Map<String, Instant> byCaller = new HashMap<>();
        told.forEach(use -> byCaller.put(caller(use.accountId(), use.keyId()), use.usedAt()));
        return new LastUsesOfKeys(true, Map.copyOf(byCaller));
    }

    /** Empty for a key that never called. */
    public Optional<Instant> of(String accountId, String keyId) {
        return Optional.ofNullable(byCaller.get(caller(accountId, keyId)));
    }

    private static String caller(String accountId, String keyId) {
        return accountId + "|" + keyId;
    }
}
