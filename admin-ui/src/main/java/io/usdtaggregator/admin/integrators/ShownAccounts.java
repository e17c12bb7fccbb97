package io.usdtaggregator.admin.integrators;

import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.HeldKey;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.usage.LastUsesOfKeys;
import java.util.List;

/**
 * The accounts of one page, each with a page of its keys.
 *
 * @param accounts without their keys, for the links to other pages
 */
public record ShownAccounts(Paged<HeldAccount> accounts, List<AccountRow> rows) {
    private static final int ON_A_PAGE = 8;

    /**
     * What is asked for.
     *
     * @param account the one that is to be seen; empty for none
     * @param page of the accounts, where none is named
     * @param keys page of the keys of that account
     */
    record Wanted(String account, int page, int keys) {
        int keysOf(String id) {
            return id.equals(account) ? keys : 1;
        }
    }

    static ShownAccounts of(List<HeldAccount> all, List<HeldKey> keys, LastUsesOfKeys uses, Wanted wanted) {
        Paged<HeldAccount> shown = Paged.holding(
                all,
                held -> held.account().id().equals(wanted.account()),
                wanted.page(),
                ON_A_PAGE,
                "/integrators?page=");
        return new ShownAccounts(
                shown,
                shown.rows().stream()
                        .map(held -> AccountRow.of(
                                held, keys, uses, wanted.keysOf(held.account().id())))
                        .toList());
    }
}
