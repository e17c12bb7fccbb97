package io.usdtaggregator.admin.usage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who called how often in a month and what it costs: what each integrator reads of itself at {@code /api/v1/usage}.
 *
 * @param readAt when a gateway told it: it is of that instant, not of now
 * @param price in {@code currency}
 */
public record UsageOfAll(
        YearMonth month, Instant readAt, long calls, BigDecimal price, String currency, List<OfAccount> accounts) {
    private static final String CURRENCY = "USD";

    /** An account's month, and that of each of its keys. */
    public record OfAccount(
            String accountId,
            String username,
            @JsonUnwrapped CallsUsed used,
            BigDecimal pricePerCall,
            boolean exempt,
            BigDecimal price,
            List<OfKey> keys) {
        private static final int KEYS_SHOWN = 10;

        /** The first of its keys: its bill has all of them. */
        public List<OfKey> shownKeys() {
            return keys.stream().limit(KEYS_SHOWN).toList();
        }

        public int hiddenKeys() {
            return Math.max(0, keys.size() - KEYS_SHOWN);
        }

        public long calls() {
            return used.calls();
        }

        public Long quota() {
            return used.quota();
        }

        public Long left() {
            return used.left();
        }
    }

    /** @param keyId {@code ""}: with tokens, by the account's password */
    public record OfKey(
            String keyId,
            String name,
            String prefix,
            @JsonUnwrapped CallsUsed used,
            BigDecimal price) {
        public long calls() {
            return used.calls();
        }

        public Long quota() {
            return used.quota();
        }

        public Long left() {
            return used.left();
        }
    }

    /**
     * Calls of a month.
     *
     * @param quota calls a month, {@code null}: without limit, as of {@code left}
     */
    public record CallsUsed(long calls, Long quota, Long left) {
        private static CallsUsed of(long calls, Quota agreed) {
            Long monthly = agreed == null ? null : agreed.monthly();
            return new CallsUsed(calls, monthly, monthly == null ? null : Math.max(0, monthly - calls));
        }
    }

    /** Accounts in the order of their names; one that is no longer there goes by its id. */
    static UsageOfAll of(
            YearMonth month, Instant readAt, List<Account> accounts, List<ApiKey> keys, List<KeyUsage> calls) {
        Map<String, Account> known = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Map<String, ApiKey> keyed = keys.stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
        Map<String, List<KeyUsage>> byAccount = calls.stream().collect(Collectors.groupingBy(KeyUsage::accountId));
        List<OfAccount> rows = Stream.concat(
                        accounts.stream().map(Account::id),
                        new TreeSet<>(byAccount.keySet()).stream().filter(id -> !known.containsKey(id)))
                .map(id -> account(id, known.get(id), byAccount.getOrDefault(id, List.of()), keyed))
                .toList();
        return new UsageOfAll(
                month,
                readAt,
                rows.stream().mapToLong(OfAccount::calls).sum(),
                sum(rows.stream().map(OfAccount::price)),
                CURRENCY,
                rows);
    }

    private static OfAccount account(String id, Account account, List<KeyUsage> calls, Map<String, ApiKey> keys) {
        Quota agreed = account == null ? null : account.quota();
        long all = calls.stream().mapToLong(KeyUsage::calls).sum();
        return new OfAccount(
                id,
                account == null ? id : account.username(),
                CallsUsed.of(all, agreed),
                agreed == null ? null : agreed.pricePerCall(),
                agreed != null && agreed.exempt(),
                sum(calls.stream().map(KeyUsage::price)),
                calls.stream().map(one -> key(one, keys.get(one.keyId()))).toList());
    }

    private static OfKey key(KeyUsage calls, ApiKey key) {
        Quota own = key == null ? null : key.quota();
        return new OfKey(
                calls.keyId(),
                key == null ? calls.keyId() : key.name(),
                key == null ? "" : key.prefix(),
                CallsUsed.of(calls.calls(), own),
                calls.price());
    }

    private static BigDecimal sum(Stream<BigDecimal> prices) {
        return prices.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
