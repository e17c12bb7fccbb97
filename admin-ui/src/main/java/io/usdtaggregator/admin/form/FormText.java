package io.usdtaggregator.admin.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.admin.page.TimeText;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of a form's fields, on its way into JSON. An empty field is an absent one. */
public final class FormText {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,100}(\\.\\d{1,100})?");

    private FormText() {}

    /** Puts the field under its own name, or JSON null when it is empty. */
    public static void put(ObjectNode target, MultivaluedMap<String, String> form, String... fields) {
        for (String field : fields) {
            target.put(field, orNull(form, field));
        }
    }

    /** Puts numbers, as the reader's language writes them. */
    public static void putDecimals(
            ObjectNode target, MultivaluedMap<String, String> form, Locale locale, String... fields) {
        for (String field : fields) {
            target.put(field, numberOrNull(form, field, locale));
        }
    }

    /** The number of a field as JSON writes it, or a problem that names the field; {@code null} when the field is empty. */
    public static String numberOrNull(MultivaluedMap<String, String> form, String field, Locale locale) {
        String text = decimalOrNull(form, field, locale);
        if (text != null && !NUMBER.matcher(text).matches()) {
            throw Problem.invalid(FieldError.of(field, "malformed", "must be a number, such as 1.5"));
        }
        return text;
    }

    /** What a field says, as a number of JSON is written where it is one; {@code null} when the field is empty. */
    public static String decimalOrNull(MultivaluedMap<String, String> form, String field, Locale locale) {
        String text = orNull(form, field);
        return text == null ? null : DecimalText.plain(field, text, locale);
    }

    public static String orNull(MultivaluedMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null || text.isBlank() ? null : text.trim();
    }

    /** Whether a box was ticked. */
    public static boolean isTicked(MultivaluedMap<String, String> form, String field) {
        return "on".equals(form.getFirst(field));
    }

    /** The place in a list that a row's form carries. */
    public static int index(MultivaluedMap<String, String> form, String field) {
        return (int) whole(form, field, 0, Integer.MAX_VALUE, Locale.ENGLISH);
    }

    /** A whole number within these limits, or a problem that names the field and them. */
    public static long whole(MultivaluedMap<String, String> form, String field, long least, long most, Locale locale) {
        String text = decimalOrNull(form, field, locale);
        String wanted = "a whole number from " + least + " to " + most;
        if (text == null || !text.matches("\\d{1,30}")) {
            throw Problem.invalid(FieldError.of(field, "malformed", wanted));
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw Problem.invalid(FieldError.of(field, "out_of_range", wanted));
        }
        return number.longValue();
    }

    /**
     * The instant that a field for a day and a time means; {@code null} when it is empty.
     *
     * @param readers the reader's zone of now; a form that names the zone that it was shown in is read in that one
     * @param before what the field showed; it stands where nobody changed the field, to the second
     */
    public static Instant instantOrNull(
            MultivaluedMap<String, String> form, String field, ZoneId readers, Instant before) {
        ZoneId zone = TypedTime.zone(form.getFirst("zone"), readers);
        String text = orNull(form, field);
        if (text == null) {
            return null;
        }
        return before != null && text.equals(TimeText.field(before, zone))
                ? before
                : TypedTime.instant(field, text, zone);
    }
}
