package io.usdtaggregator.base.redis;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys that one script touches together. A Redis Cluster keeps keys that share the text between their first braces, their
 * hash tag, on one server, and refuses a script whose keys lie apart. On one Redis names stay without: there all lie
 * together, and operators know them so.
 */
enum KeyTag {
    /** Publishing rates checks the settings in the same step. */
    RATES("settings", "rates", "rates:", "cross-rates"),
    ALERTS("alert:"),
    /** One attempt to log in counts under the account and under the address. */
    LOGINS("login:"),
    /** The families of refresh tokens of an account, and their list. */
    REFRESH("refresh:");

    private static final String FIRST_PART = "^([^:]+)";
    /** The lease of a market: it lies beside the budget of its platform, which bears the platform's tag on one Redis too. */
    private static final Pattern POLL_LEASE = Pattern.compile("^poll:([^:{}]+)(:[^:]+:[^:]+:[^:]+)$");

    private final List<String> names;

    /** @param names whole names, and beginnings of names, which end with a colon */
    KeyTag(String... names) {
        this.names = List.of(names);
    }

    private boolean holds(String name) {
        return names.stream().anyMatch(held -> held.endsWith(":") ? name.startsWith(held) : name.equals(held));
    }

    /** The name of a key on a Redis Cluster: the tag follows its first part, as in {@code rates:{rates}:version}. */
    static String onCluster(String name) {
        Matcher lease = POLL_LEASE.matcher(name);
        if (lease.matches()) {
            return "poll:{" + lease.group(1) + "}" + lease.group(2);
        }
        return Stream.of(values())
                .filter(tag -> tag.holds(name) && !name.contains(tag.text()))
                .findFirst()
                .map(tag -> name.replaceFirst(FIRST_PART, "$1:" + tag.text()))
                .orElse(name);
    }

    /** Fails where a Redis Cluster would refuse these keys in one script. */
    static void requireTogether(String script, List<String> keys) {
        if (keys.stream()
                        .map(KeyTag::onCluster)
                        .map(KeyTag::placedBy)
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException(
                    "script " + script + ": its keys may lie on several servers of a Redis Cluster: " + keys);
        }
    }

    /** What of a name decides where its key lies: what stands between its first braces, else all of it. */
    static String placedBy(String name) {
        int open = name.indexOf('{');
        int close = name.indexOf('}', open + 1);
        return open < 0 || close <= open + 1 ? name : name.substring(open + 1, close);
    }

    private String text() {
        return "{" + name().toLowerCase(Locale.ROOT) + "}";
    }
}
