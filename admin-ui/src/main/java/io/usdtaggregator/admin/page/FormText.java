package io.usdtaggregator.admin.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.admin.problem.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigInteger;

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
        return (int) whole(form, field, 0, Integer.MAX_VALUE);
    }

    /** A whole number within these limits, or a refusal that names the field and them. */
    public static long whole(MultivaluedMap<String, String> form, String field, long least, long most) {
        String text = orNull(form, field);
        String wanted = "a whole number from " + least + " to " + most;
        if (text == null || !text.matches("\\d{1,30}")) {
            throw Refusal.invalid(field, "malformed", wanted);
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw Refusal.invalid(field, "out_of_range", wanted);
        }
        return number.longValue();
    }

    /** {@code 2026-08-21T12:00} of a date field, as an instant. */
    public static String instantOrNull(MultivaluedMap<String, String> form, String field) {
        String text = orNull(form, field);
        return text == null || text.endsWith("Z") ? text : text + (text.length() == 16 ? ":00Z" : "Z");
    }
}
