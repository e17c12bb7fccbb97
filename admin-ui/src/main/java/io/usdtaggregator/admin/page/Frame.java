package io.usdtaggregator.admin.page;

import io.usdtaggregator.admin.audit.ChangedMeanwhile;
import io.usdtaggregator.admin.staff.RoleRules;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.base.problem.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every page shows around its content.
 *
 * @param visitor who reads the page, and how
 * @param status what the system is in
 * @param notice what was done just now
 * @param meanwhile who changed since what the reader was about to change
 * @param problem one sentence that is not about a field, empty for none
 * @param errors what is wrong with fields, in the reader's language
 * @param typed what a refused form had in its fields, so that nobody types it again
 */
public record Frame(
        Visitor visitor,
        SystemStatus status,
        Optional<Notice> notice,
        Optional<ChangedMeanwhile> meanwhile,
        String problem,
        List<FieldError> errors,
        Map<String, String> typed) {

    /**
     * The reader of a page.
     *
     * @param username empty: not logged in
     * @param role what the reader may do
     * @param language {@code en} or {@code fr}
     * @param path of the page, to mark it in the navigation
     * @param csrf what forms send back
     * @param zone where dates are told in
     */
    public record Visitor(String username, StaffRole role, String language, String path, String csrf, ZoneId zone) {}

    /** Without anything to tell. */
    static Frame of(Visitor visitor, SystemStatus status, Optional<Notice> notice) {
        return new Frame(visitor, status, notice, Optional.empty(), "", List.of(), Map.of());
    }

    public String username() {
        return visitor.username();
    }

    public String language() {
        return visitor.language();
    }

    /**
     * Whether the reader may send a form to this address. Pages offer only what they may: it is the very question that
     * refuses the request.
     */
    public boolean may(String action) {
        return visitor.role().includes(needed(action));
    }

    /** The role that a form to this address takes. */
    public StaffRole needed(String action) {
        return RoleRules.needed("POST", action);
    }

    public String csrf() {
        return visitor.csrf();
    }

    /** The page to load again: that of a form that was sent to an address below it. */
    public String path() {
        String[] parts = visitor.path().split("/");
        return parts.length < 2 ? "/" : "/" + parts[1];
    }

    /** Whether this page is below {@code path}, for the mark in the navigation. */
    public boolean isAt(String path) {
        return path.equals("/")
                ? visitor.path().equals("/")
                : visitor.path().equals(path) || visitor.path().startsWith(path + "/");
    }

    Frame saying(String sentence) {
        return new Frame(visitor, status, notice, meanwhile, sentence, errors, typed);
    }

    Frame saying(ChangedMeanwhile who) {
        return new Frame(visitor, status, notice, Optional.of(who), problem, errors, typed);
    }

    Frame with(List<FieldError> wrong) {
        return new Frame(visitor, status, notice, meanwhile, problem, wrong, typed);
    }

    /** Keeps what was typed, but never a password. */
    public Frame keeping(MultivaluedMap<String, String> form) {
        Map<String, String> kept = new HashMap<>();
        form.forEach((name, values) -> kept.put(name, values.get(0)));
        kept.keySet().removeIf(name -> name.contains("password"));
        return new Frame(visitor, status, notice, meanwhile, problem, errors, Map.copyOf(kept));
    }

    /** What stands in a field: what was typed, else {@code otherwise}. */
    public String value(String field, Object otherwise) {
        return typed.getOrDefault(field, String.valueOf(otherwise));
    }

    /**
     * Whether a box is ticked: as it was in the form that was refused, where an unticked one is not sent at all.
     *
     * @param form the field that tells which form of the page was sent
     */
    public boolean ticked(String form, String box, boolean otherwise) {
        return typed.containsKey(form) ? typed.containsKey(box) : otherwise;
    }

    /**
     * The zone in which the times of a form are typed: the one that a refused form was shown in, whose times stand in it
     * again, else the reader's.
     */
    public String formZone() {
        return typed.getOrDefault("zone", visitor.zone().getId());
    }

    /** For the form of one row of a list: without what was typed into, and wrong with, another row's. */
    public Frame at(String field, Object row) {
        String about = typed.get(field);
        return about == null || about.equals(String.valueOf(row))
                ? this
                : new Frame(visitor, status, notice, meanwhile, problem, List.of(), Map.of());
    }

    /** What is wrong with a field; empty when nothing is. {@code buy.value} is the field {@code buy_value}. */
    public String wrong(String field) {
        return errors.stream()
                .filter(error -> isOf(error.field(), field))
                .map(FieldError::message)
                .collect(Collectors.joining("; "));
    }

    private static boolean isOf(String path, String field) {
        String joined = path.replace('.', '_').replaceFirst("\\[\\d+]$", "");
        return joined.equals(field) || joined.endsWith("_" + field);
    }
}
