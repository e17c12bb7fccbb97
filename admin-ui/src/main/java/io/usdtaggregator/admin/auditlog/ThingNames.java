package io.usdtaggregator.admin.auditlog;

import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.HeldKey;
import io.usdtaggregator.admin.staff.StaffMember;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call the things that entries are about. Pure. */
final class ThingNames {
    private static final int SHORTEST_PREFIX = 8;

    private final Map<String, String> names = new HashMap<>();
    private final List<HeldAccount> accounts;
    private final List<HeldKey> keys;

    ThingNames(List<HeldAccount> accounts, List<HeldKey> keys, List<StaffMember> staff) {
        this.accounts = accounts;
        this.keys = keys;
        accounts.forEach(held ->
                names.put("account:" + held.account().id(), held.account().username()));
        accounts.forEach(held ->
                names.put("webhooks:" + held.account().id(), held.account().username() + " (webhooks)"));
        keys.forEach(held -> names.put(
                "key:" + held.key().id(), held.key().name() + " (" + held.key().prefix() + "…)"));
        staff.forEach(member -> names.put(member.subject(), member.username()));
    }

    /** The name; the subject itself where nothing is known by it, empty for none and for what there is one of. */
    String of(String subject) {
        return subject == null || !subject.contains(":") ? "" : names.getOrDefault(subject, subject);
    }

    /**
     * The subjects that go by this text: an integrator with its keys, a key by its name or first characters, a member of
     * staff, or a subject as entries hold it.
     */
    Set<String> named(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Stream<String> ofAccounts = accounts.stream()
                .filter(held ->
                        held.account().username().toLowerCase(Locale.ROOT).equals(wanted))
                .map(held -> held.account().id())
                .flatMap(id -> Stream.concat(Stream.of("account:" + id, "webhooks:" + id), keysOf(id)));
        Stream<String> ofKeys = keys.stream()
                .filter(held -> isKey(held, wanted))
                .map(held -> "key:" + held.key().id());
        Stream<String> others = names.entrySet().stream()
                .filter(named -> named.getValue().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Map.Entry::getKey);
        return Stream.of(Stream.of(text), ofAccounts, ofKeys, others)
                .flatMap(found -> found)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> keysOf(String account) {
        return keys.stream()
                .filter(held -> held.key().accountId().equals(account))
                .map(held -> "key:" + held.key().id());
    }

    private static boolean isKey(HeldKey held, String wanted) {
        String prefix = held.key().prefix().toLowerCase(Locale.ROOT);
        return held.key().name().toLowerCase(Locale.ROOT).equals(wanted)
                || wanted.length() >= SHORTEST_PREFIX && (prefix.startsWith(wanted) || wanted.startsWith(prefix));
    }
}
