package io.usdtaggregator.admin.page;

import io.usdtaggregator.admin.problem.Problem.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every page shows around its content.
 *
 * @param csrf what its forms must send back
 * @param language {@code en} or {@code fr}
 * @param notice one sentence, empty for none
 * @param typed what a refused form had in its fields, so that nobody types it again
 */
public record Frame(
        String username,
        String csrf,
        String language,
        String notice,
        List<FieldError> errors,
        Map<String, String> typed) {

    Frame saying(String sentence) {
        return new Frame(username, csrf, language, sentence, errors, typed);
    }

    Frame with(List<FieldError> wrong) {
        return new Frame(username, csrf, language, notice, wrong, typed);
    }

    /** Keeps what was typed, but never a password. */
    public Frame keeping(MultivaluedMap<String, String> form) {
        Map<String, String> kept = new HashMap<>();
        form.forEach((name, values) -> kept.put(name, values.get(0)));
        kept.remove("password");
        return new Frame(username, csrf, language, notice, errors, Map.copyOf(kept));
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

    /** For the form of one row of a list: without what was typed into, and wrong with, another row's. */
    public Frame at(String field, Object row) {
        String about = typed.get(field);
        return about == null || about.equals(String.valueOf(row))
                ? this
                : new Frame(username, csrf, language, notice, List.of(), Map.of());
    }

    /** What is wrong with a field; empty when nothing is. {@code buy.value} is the field {@code buy_value}. */
    public String wrong(String field) {
        return errors.stream()
                .filter(error -> isOf(error.field(), field))
                .map(error ->
                        error.allowed() == null ? error.message() : error.message() + " (" + error.allowed() + ")")
                .collect(Collectors.joining("; "));
    }

    private static boolean isOf(String path, String field) {
        String joined = path.replace('.', '_').replaceFirst("\\[\\d+]$", "");
        return joined.equals(field) || joined.endsWith("_" + field);
    }
}
