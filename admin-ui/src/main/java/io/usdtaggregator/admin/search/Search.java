package io.usdtaggregator.admin.search;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.ApiKeys;
import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.HeldKey;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks in everything that has a page of its own. */
@ApplicationScoped
public class Search {
    /** Also within what was pasted around it, such as the field of an answer. */
    private static final Pattern RATE_ID = Pattern.compile("\\b[0-9A-HJKMNP-TV-Z]{26}\\b", Pattern.CASE_INSENSITIVE);

    private static final String KEY = "usdt_";
    private static final int SHORTEST_NAME = 2;

    private final SettingsVersions settings;
    private final Integrators integrators;
    private final ApiKeys keys;

    Search(SettingsVersions settings, Integrators integrators, ApiKeys keys) {
        this.settings = settings;
        this.integrators = integrators;
        this.keys = keys;
    }

    /** What fits, the most likely first. */
    Uni<List<Hit>> find(String query, Locale locale) {
        if (query.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Matcher rate = RATE_ID.matcher(query);
        if (rate.find()) {
            return Uni.createFrom().item(List.of(Hit.rate(rate.group().toUpperCase(Locale.ROOT))));
        }
        return settings.read()
                .chain(inForce -> integrators.all().chain(accounts -> keys.all().map(known -> Stream.of(
                                new MarketSearch(inForce, locale.getLanguage()).find(query).stream(),
                                accounts(query, accounts),
                                keys(query, known, accounts),
                                new PageSearch(locale).find(query))
                        .flatMap(found -> found)
                        .toList())));
    }

    private static Stream<Hit> accounts(String query, List<HeldAccount> accounts) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return accounts.stream()
                .map(HeldAccount::account)
                .filter(account -> wanted.length() >= SHORTEST_NAME
                        && account.username().toLowerCase(Locale.ROOT).contains(wanted))
                .map(account -> Hit.integrator(account.username(), account.id()));
    }

    /**
     * By the first characters, which are all that is kept of a key; a whole one that was pasted finds itself.
     *
     * @param pasted may end in the dots with which pages show that a key goes on
     */
    private static Stream<Hit> keys(String pasted, List<HeldKey> keys, List<HeldAccount> accounts) {
        String query = pasted.replaceFirst("[.…]+$", "");
        Map<String, String> owners =
                accounts.stream().map(HeldAccount::account).collect(Collectors.toMap(Account::id, Account::username));
        return keys.stream()
                .map(HeldKey::key)
                .filter(key -> query.startsWith(KEY)
                        && query.length() > KEY.length() + "test_".length()
                        && (key.prefix().startsWith(query) || query.startsWith(key.prefix())))
                .map(key -> Hit.key(
                        key.name() + " (" + key.prefix() + ")",
                        owners.getOrDefault(key.accountId(), ""),
                        key.accountId()));
    }
}
