package io.usdtaggregator.admin.lookup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.admin.form.TypedTime;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Which rate is looked for, as it was typed.
 *
 * @param id {@code rate_id} of an answer; empty: by instant
 * @param subject key of a market or corridor
 * @param at an instant, or a day and time as a browser's field writes it
 * @param zone in which the field was typed; empty: in the reader's
 */
public record LookUpQuestion(String id, String subject, String at, String zone) {
    private static final int PARTS_OF_CORRIDOR = 4;
    private static final String AN_ID = "[0-9A-Za-z]{26}";

    static LookUpQuestion of(String id, String subject, String at, String zone) {
        return new LookUpQuestion(text(id), text(subject), text(at), text(zone));
    }

    /** Of the corridor between two places, by {@code Place.key()}. */
    static LookUpQuestion ofCorridor(String from, String to, String at, String zone) {
        return new LookUpQuestion("", text(from) + ":" + text(to), text(at), text(zone));
    }

    /** The place where the corridor begins; empty for a market. */
    public String from() {
        String[] parts = subject.split(":");
        return parts.length == PARTS_OF_CORRIDOR ? parts[0] + ":" + parts[1] : "";
    }

    /** The place where the corridor ends; empty for a market. */
    public String to() {
        String[] parts = subject.split(":");
        return parts.length == PARTS_OF_CORRIDOR ? parts[2] + ":" + parts[3] : "";
    }

    /** Nothing was asked yet. */
    boolean isEmpty() {
        return id.isEmpty() && at.isEmpty();
    }

    boolean isById() {
        return !id.isEmpty();
    }

    /** Refuses what can be no {@code rate_id}. */
    String checkedId() {
        if (!id.matches(AN_ID)) {
            throw Problem.invalid(FieldError.of("id", "malformed", "26 letters and digits, as rate_id in an answer"));
        }
        return id;
    }

    boolean isOfCorridor() {
        return subject.chars().filter(sign -> sign == ':').count() == 3;
    }

    /** Refuses what is no instant. */
    Instant instant(ZoneId readers) {
        return TypedTime.instant("at", at, TypedTime.zone(zone, readers));
    }

    /** What the field shows: an instant of a link, and what was typed in another zone, in the reader's; else what was typed. */
    public String atField(Frame frame) {
        ZoneId readers = frame.visitor().zone();
        if (!at.endsWith("Z") && (zone.isEmpty() || zone.equals(readers.getId()))) {
            return at;
        }
        try {
            return LocalDateTime.ofInstant(instant(readers), readers)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (HttpProblem notOne) {
            return at;
        }
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.trim();
    }
}
