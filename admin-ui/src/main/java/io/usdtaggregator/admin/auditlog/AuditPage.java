package io.usdtaggregator.admin.auditlog;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.audit.AuditQuery;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Who did what, when and why: newest first, by person, kind and time. */
@Path("/audit")
public class AuditPage {
    private static final int SHOWN = 100;
    /** What entries are of, as they are kept. */
    private static final List<String> KINDS = List.of(
            "settings",
            "change proposed",
            "change approved",
            "change refused",
            "change withdrawn",
            "refresh",
            "account made",
            "account changed",
            "key made",
            "key changed",
            "key revoked",
            "staff made",
            "staff changed",
            "password changed",
            "sessions ended");

    private final Pages pages;
    private final AuditLog audit;

    AuditPage(Pages pages, AuditLog audit) {
        this.pages = pages;
        this.audit = audit;
    }

    /** What was typed into the filter; empty for all. */
    public record Filter(String who, String what, String from, String to, String olderThan) {
        static Filter of(String who, String what, String from, String to, String olderThan) {
            return new Filter(text(who), text(what), text(from), text(to), text(olderThan));
        }

        /** Days in UTC, both included. */
        AuditQuery query() {
            Instant first = day("from", from);
            Instant last = day("to", to);
            return new AuditQuery(
                    who.isEmpty() ? null : who,
                    what.isEmpty() ? null : what,
                    first,
                    last == null
                            ? null
                            : last.atOffset(ZoneOffset.UTC).plusDays(1).toInstant(),
                    olderThan.matches("\\d{1,18}") ? Long.valueOf(olderThan) : null);
        }

        /** Address of the entries before this one, of the same filter. */
        public String olderAddress(long id) {
            return UriBuilder.fromPath("/audit")
                    .queryParam("who", "{who}")
                    .queryParam("what", "{what}")
                    .queryParam("from", "{from}")
                    .queryParam("to", "{to}")
                    .queryParam("older_than", id)
                    .build(who, what, from, to)
                    .toString();
        }

        private static Instant day(String field, String text) {
            try {
                return text.isEmpty()
                        ? null
                        : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            } catch (DateTimeException notOne) {
                throw Problem.invalid(FieldError.of(field, "malformed", "a day such as 2026-08-21"));
            }
        }

        private static String text(String typed) {
            return typed == null ? "" : typed.trim();
        }
    }

    @CheckedTemplate
    static class Templates {
        /** @param more whether there are older entries than those shown */
        static native TemplateInstance audit(
                Frame frame, Filter filter, List<String> kinds, List<AuditRow> rows, boolean more);

        private Templates() {}
    }

    @GET
    public Uni<Response> show(
            @QueryParam("who") String who,
            @QueryParam("what") String what,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("older_than") String olderThan) {
        Filter filter = Filter.of(who, what, from, to, olderThan);
        try {
            return audit.find(filter.query(), SHOWN).map(entries -> {
                List<AuditRow> rows = entries.stream().map(AuditRow::of).toList();
                return page(200, pages.frame(), filter, rows);
            });
        } catch (HttpProblem wrong) {
            return Uni.createFrom().item(page(wrong.getStatusCode(), pages.telling(wrong), filter, List.of()));
        }
    }

    private Response page(int status, Frame frame, Filter filter, List<AuditRow> rows) {
        return pages.page(status, Templates.audit(frame, filter, KINDS, rows, rows.size() == SHOWN));
    }
}
