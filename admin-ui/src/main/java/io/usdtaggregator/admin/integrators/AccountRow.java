package io.usdtaggregator.admin.integrators;

import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.HeldKey;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.usage.LastUsesOfKeys;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account with a page of its keys, and the names of its forms on the page.
 *
 * @param tokensLastUse when it last called with a token; empty where never, or where no gateway could tell
 */
public record AccountRow(Account account, long version, Paged<KeyRow> keys, Optional<Instant> tokensLastUse) {
    private static final int KEYS_ON_A_PAGE = 5;
    private static final String WITH_TOKENS = "";

    /** @param page of its keys, from 1; those that work come first */
    static AccountRow of(HeldAccount held, List<HeldKey> keys, LastUsesOfKeys uses, int page) {
        Account account = held.account();
        return new AccountRow(
                account,
                held.version(),
                Paged.of(
                        keys.stream()
                                .filter(key -> key.key().accountId().equals(account.id()))
                                .sorted(Comparator.comparing(key -> !key.key().active()))
                                .map(key -> new KeyRow(
                                        account,
                                        key.key(),
                                        key.terms(),
                                        key.version(),
                                        uses.of(account.id(), key.key().id())))
                                .toList(),
                        page,
                        KEYS_ON_A_PAGE,
                        "/integrators?account=" + account.id() + "&keys="),
                uses.of(account.id(), WITH_TOKENS));
    }

    /** Where it stands on its page. */
    public String anchor() {
        return "#account-" + account.id();
    }

    public String makeForm() {
        return "make-" + account.id();
    }

    public String quotaForm() {
        return "quota-" + account.id();
    }

    public String groups() {
        return KeyGroups.text(account.groups());
    }

    /** Without what only some accounts have there is nothing to choose for a new key. */
    public List<String> groupChoices() {
        return account.groups().contains(Access.OPERATOR) ? KeyGroups.choices(account.groups()) : List.of();
    }

    /**
     * A key as its row and its form show it.
     *
     * @param lastUse empty where it never called, or where no gateway could tell
     */
    public record KeyRow(Account account, ApiKey key, KeyTerms terms, long version, Optional<Instant> lastUse) {

        public String form() {
            return "key-" + key.id();
        }

        public String addresses() {
            return String.join(" ", key.allowedIps());
        }

        /** Empty: as the account. */
        public String ownPrice() {
            return terms.quota() == null ? "" : terms.quota().pricePerCall().toPlainString();
        }

        /** Empty: as the account. */
        public String ownGroups() {
            return terms.groups() == null ? "" : KeyGroups.text(terms.groups());
        }

        /** Those of the account; and its own as they stand, so that saving its form changes them only where meant. */
        public List<String> groupChoices() {
            return terms.groups() == null && !account.groups().contains(Access.OPERATOR)
                    ? List.of()
                    : Stream.concat(
                                    KeyGroups.choices(account.groups()).stream(),
                                    Stream.of(ownGroups()).filter(own -> !own.isEmpty()))
                            .distinct()
                            .toList();
        }
    }
}
