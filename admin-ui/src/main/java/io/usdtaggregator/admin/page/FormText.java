package io.usdtaggregator.admin.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.admin.problem.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;

/** The text of a form's fields, on its way into JSON. An empty field is an absent one. */
public final class FormText {

    private FormText() {}

    /** Puts the field under its own name, or JSON null when it is empty. */
    public static void put(ObjectNode target, MultivaluedMap<String, String> form, String... fields) {
        for (String field : fields) {
            target.put(field, orNull(form, field));
        }
    }

    public static String orNull(MultivaluedMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null || text.isBlank() ? null : text.trim();
    }

    /** A whole number, or a refusal that names the field. */
    public static int whole(MultivaluedMap<String, String> form, String field) {
        String text = orNull(form, field);
        if (text == null || !text.matches("\\d{1,9}")) {
            throw Refusal.invalid(field, "malformed", "a whole number");
        }
        return Integer.parseInt(text);
    }

    /** {@code 2026-08-21T12:00} of a date field, as an instant. */
    public static String instantOrNull(MultivaluedMap<String, String> form, String field) {
        String text = orNull(form, field);
        return text == null || text.endsWith("Z") ? text : text + (text.length() == 16 ? ":00Z" : "Z");
    }
}
