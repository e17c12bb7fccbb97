package io.usdtaggregator.admin.integrators;

import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import java.util.List;

/** An account with its keys, and the names of its forms on the page. */
public record AccountRow(Account account, List<KeyRow> keys) {

    static AccountRow of(Account account, List<ApiKey> keys) {
        return new AccountRow(
                account,
                keys.stream()
                        .filter(key -> key.accountId().equals(account.id()))
                        .map(KeyRow::new)
                        .toList());
    }

    public String makeForm() {
        return "make-" + account.id();
    }

    public String quotaForm() {
        return "quota-" + account.id();
    }

    /** A key as its row and its form show it. */
    public record KeyRow(ApiKey key) {

        public String form() {
            return "key-" + key.id();
        }

        public String addresses() {
            return String.join(" ", key.allowedIps());
        }

        /** As a field for a day and a time holds it, in UTC; empty: never. */
        public String expiresField() {
            return key.expiresAt() == null ? "" : key.expiresAt().toString().substring(0, 16);
        }
    }
}
