package io.usdtaggregator.admin.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entries of the audit log are looked for; {@code null} for all.
 *
 * @param who username, whole
 * @param what kind of change, such as {@code settings}
 * @param from of this instant or later
 * @param until before this instant
 * @param olderThan id of an entry: only those before it
 * @param subjects the things that they may be about
 * @param part a part of the settings, such as {@code adjustments}: only changes of it
 */
public record AuditQuery(
        String who, String what, Instant from, Instant until, Long olderThan, Set<String> subjects, String part) {

    private static final String CHANGED_PART =
            "function('jsonb_extract_path_text', detail, 'before', :part) is distinct from"
                    + " function('jsonb_extract_path_text', detail, 'after', :part)";

    /** The same, of entries before this one. */
    public AuditQuery before(long id) {
        return new AuditQuery(who, what, from, until, id, subjects, part);
    }

    /** The condition as Hibernate reads it; empty for none. */
    String condition() {
        List<String> parts = new ArrayList<>();
        add(parts, who, "who = :who");
        add(parts, what, "what = :what");
        add(parts, from, "at >= :from");
        add(parts, until, "at < :until");
        add(parts, olderThan, "id < :olderThan");
        add(parts, subjects, "subject in :subjects");
        add(parts, part, CHANGED_PART);
        return String.join(" and ", parts);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "who", who);
        put(values, "what", what);
        put(values, "from", from);
        put(values, "until", until);
        put(values, "olderThan", olderThan);
        put(values, "subjects", subjects);
        put(values, "part", part);
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
