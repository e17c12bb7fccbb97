package io.usdtaggregator.admin.settings.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.base.problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks each text of the settings before any is read as something else: an empty one is a mistake and never "no limit",
 * and what PostgreSQL cannot keep is refused. Pure.
 */
final class SettingsTexts {
    private static final Set<String> MAY_BE_EMPTY = Set.of("reason", "changed_by");

    private final List<FieldError> errors = new ArrayList<>();

    private SettingsTexts() {}

    /** Every error, with its JSON path. */
    static List<FieldError> check(JsonNode body) {
        SettingsTexts texts = new SettingsTexts();
        texts.check("", "", body);
        return texts.errors;
    }

    private void check(String path, String name, JsonNode node) {
        if (node.isTextual()) {
            text(path, name, node.textValue());
        } else if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                check(path + "[" + at + "]", name, node.get(at));
            }
        } else {
            node.properties()
                    .forEach(field -> check(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getKey(),
                            field.getValue()));
        }
    }

    private void text(String path, String name, String text) {
        if (text.isBlank() && !MAY_BE_EMPTY.contains(name)) {
            errors.add(FieldError.of(path, "missing", "is empty: leave the field out, or give null, to say nothing"));
        } else if (text.indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            errors.add(FieldError.of(path, "malformed", "has a character that cannot be kept (U+0000, half a pair)"));
        }
    }
}
