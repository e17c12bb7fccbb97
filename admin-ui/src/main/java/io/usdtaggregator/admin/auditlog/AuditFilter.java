package io.usdtaggregator.admin.auditlog;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.audit.AuditQuery;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was typed into the filter of the audit log, by the names of its fields; empty for all. */
public final class AuditFilter {
    /** PostgreSQL knows no days that are much later. */
    private static final int LAST_YEAR = 9999;

    @QueryParam("who")
    String who;

    @QueryParam("what")
    String what;

    @QueryParam("thing")
    String thing;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("zone")
    String zone;

    @QueryParam("older_than")
    String olderThan;

    public String who() {
        return text(who);
    }

    public String what() {
        return text(what);
    }

    /** An integrator, a key, a member of staff, or a part of the settings. */
    public String thing() {
        return text(thing);
    }

    public String from() {
        return text(from);
    }

    public String to() {
        return text(to);
    }

    /** The zone that the days are of: the one that the form named, else the reader's. */
    public ZoneId zone(ZoneId readers) {
        return ZoneId.getAvailableZoneIds().contains(text(zone)) ? ZoneId.of(text(zone)) : readers;
    }

    /** Of whole days, both included; a problem that names the field that is no day. */
    AuditQuery query(ThingNames names, ZoneId readers) {
        ZoneId days = zone(readers);
        Optional<String> part = SettingParts.code(thing());
        return new AuditQuery(
                orNull(who()),
                orNull(what()),
                day("from", from()).map(day -> start(day, days)).orElse(null),
                day("to", to()).map(day -> start(day.plusDays(1), days)).orElse(null),
                text(olderThan).matches("\\d{1,18}") ? Long.valueOf(text(olderThan)) : null,
                thing().isEmpty()
                        ? null
                        : part.map(any -> Set.of(AuditLog.SETTINGS)).orElseGet(() -> names.named(thing())),
                part.orElse(null));
    }

    /** Refuses days that are none, before anything is read. */
    void check() {
        day("from", from());
        day("to", to());
    }

    /** Address of the entries before this one, of the same filter. */
    public String olderAddress(long id) {
        return address("/audit", "older_than", String.valueOf(id));
    }

    /** Address of the same entries as a file. */
    public String fileAddress() {
        return address("/audit.csv");
    }

    private String address(String path, String... more) {
        UriBuilder address = UriBuilder.fromPath(path);
        List<Object> values = new ArrayList<>();
        List<String> all =
                new ArrayList<>(List.of("who", who(), "what", what(), "thing", thing(), "from", from(), "to", to()));
        all.addAll(List.of("zone", text(zone)));
        all.addAll(List.of(more));
        for (int at = 0; at < all.size(); at += 2) {
            if (!all.get(at + 1).isEmpty()) {
                address.queryParam(all.get(at), "{" + all.get(at) + "}");
                values.add(all.get(at + 1));
            }
        }
        return address.build(values.toArray()).toString();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<LocalDate> day(String field, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 0 || day.getYear() > LAST_YEAR) {
                throw malformed(field);
            }
            return Optional.of(day);
        } catch (DateTimeException notOne) {
            throw malformed(field);
        }
    }

    private static HttpProblem malformed(String field) {
        return Problem.invalid(FieldError.of(field, "malformed", "a day such as 2026-08-21"));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.replace("\0", "").trim();
    }
}
