package io.usdtaggregator.gateway.security;

import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One snapshot of accounts and keys, with what they are looked up by. */
public final class AccessIndex {
    /** Before the first is read. */
    static final AccessIndex NONE = new AccessIndex(new Access(0, List.of(), List.of()));

    private final Access access;
    private final Map<String, Account> byId = new HashMap<>();
    private final Map<String, Account> byUsername = new HashMap<>();
    private final Map<String, ApiKey> byDigest = new HashMap<>();
    private final Map<String, ApiKey> byKeyId = new HashMap<>();

    AccessIndex(Access access) {
        this.access = access;
        access.accounts().forEach(account -> {
            byId.put(account.id(), account);
            byUsername.put(account.username(), account);
        });
        access.apiKeys().forEach(key -> {
            byDigest.put(key.digest(), key);
            byKeyId.put(key.id(), key);
        });
    }

    public Access access() {
        return access;
    }

    public boolean isOf(Access snapshot) {
        return access == snapshot;
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Account> named(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    public Optional<ApiKey> keyNamed(String id) {
        return Optional.ofNullable(byKeyId.get(id));
    }

    public Optional<ApiKey> key(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }
}
