package io.usdtaggregator.admin.settings.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.base.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be there before a body can be read as settings, each with its JSON path. Pure. */
final class SettingsShape {
    private static final Map<String, List<String>> SECTIONS = Map.of(
            "merchants", List.of(),
            "outliers", List.of(),
            "confidence", List.of(),
            "refresh", List.of("interval"),
            "freshness", List.of("stale_after", "unavailable_after"),
            "alerts", List.of("cooldown"));
    private static final Map<String, List<String>> LISTS = Map.of(
            "currencies", List.of("code"),
            "platforms", List.of("code"),
            "liquidity", List.of(),
            "adjustments", List.of(),
            "cross_adjustments", List.of());
    private static final List<String> OTHERS = List.of("version", "source_policy", "safety", "trust");
    private static final List<String> MAY_BE_ABSENT = List.of("safety", "trust");
    private static final List<String> INSTANTS = List.of("valid_from", "valid_until", "changed_at");

    private final List<FieldError> errors = new ArrayList<>();

    private SettingsShape() {}

    /** Every error; none when the body can be read. */
    static List<FieldError> check(JsonNode body) {
        if (!body.isObject()) {
            return List.of(error("$", "the body must be the settings", "an object"));
        }
        SettingsShape shape = new SettingsShape();
        body.fieldNames().forEachRemaining(shape::known);
        shape.text("source_policy", body.path("source_policy"), "DEFAULT_WITH_FALLBACK, BEST_OF_ALL");
        SECTIONS.forEach((name, texts) -> shape.object(name, body.path(name), texts));
        MAY_BE_ABSENT.stream().filter(body::hasNonNull).forEach(name -> shape.object(name, body.path(name), List.of()));
        LISTS.forEach((name, texts) -> shape.list(name, body.path(name), texts));
        for (int at = 0; at < body.path("currencies").size(); at++) {
            JsonNode currency = body.path("currencies").path(at);
            if (currency.isObject()) {
                shape.list("currencies[" + at + "].countries", currency.path("countries"), List.of("code"));
            }
        }
        return shape.errors;
    }

    private void known(String name) {
        if (!SECTIONS.containsKey(name) && !LISTS.containsKey(name) && !OTHERS.contains(name)) {
            errors.add(new FieldError(name, "unknown_field", "is not a field of the settings", null));
        }
    }

    private void list(String path, JsonNode list, List<String> texts) {
        if (!list.isArray()) {
            errors.add(error(path, "must be there", "a list, which may be empty"));
            return;
        }
        for (int at = 0; at < list.size(); at++) {
            object(path + "[" + at + "]", list.path(at), texts);
        }
    }

    private void object(String path, JsonNode object, List<String> texts) {
        if (!object.isObject()) {
            errors.add(error(path, "must be there", "an object"));
            return;
        }
        texts.forEach(name -> text(path + "." + name, object.path(name), "a text"));
        INSTANTS.stream()
                .filter(object::hasNonNull)
                .forEach(name -> text(path + "." + name, object.path(name), "an instant, e.g. 2026-08-21T12:00:00Z"));
    }

    private void text(String path, JsonNode text, String allowed) {
        if (!text.isTextual()) {
            errors.add(error(path, "must be there, as a text", allowed));
        }
    }

    private static FieldError error(String path, String message, String allowed) {
        return new FieldError(path, "missing", message, List.of(allowed.split(", ")));
    }
}
