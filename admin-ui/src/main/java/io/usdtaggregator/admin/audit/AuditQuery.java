package io.usdtaggregator.admin.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries of the audit log are looked for; {@code null} for all.
 *
 * @param who username, whole
 * @param what kind of change, such as {@code settings}
 * @param from of this instant or later
 * @param until before this instant
 * @param olderThan id of an entry: only those before it
 */
public record AuditQuery(String who, String what, Instant from, Instant until, Long olderThan) {
    /** All entries. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);

    /** The condition as Hibernate reads it; empty for none. */
    String condition() {
        List<String> parts = new ArrayList<>();
        add(parts, who, "who = :who");
        add(parts, what, "what = :what");
        add(parts, from, "at >= :from");
        add(parts, until, "at < :until");
        add(parts, olderThan, "id < :olderThan");
        return String.join(" and ", parts);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "who", who);
        put(values, "what", what);
        put(values, "from", from);
        put(values, "until", until);
        put(values, "olderThan", olderThan);
        return values;
    }

    private static void add(List<String> parts, Object value, String condition) {
        if (value != null) {
            parts.add(condition);
        }
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
