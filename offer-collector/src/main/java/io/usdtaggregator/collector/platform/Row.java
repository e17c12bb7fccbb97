package io.usdtaggregator.collector.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One advert as the platform wrote it, read field by field: numbers may be text or numbers, on every platform. */
public final class Row {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_DIGITS_BEFORE_POINT = 18;
    private static final int MOST_DIGITS_AFTER_POINT = 24;

    /** Control characters, and those that turn the direction of the text around them. */
    private static final Pattern ACTING =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

    private final JsonNode json;

    public Row(JsonNode json) {
        this.json = json;
    }

    /** The object under this name; an empty row when there is none. */
    public Row at(String name) {
        return new Row(json.path(name));
    }

    /** The value as it is, for lists. */
    public JsonNode node(String name) {
        return json.path(name);
    }

    /** A text that must be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new Unreadable(name, "is missing"));
    }

    /** Text, or a number as text; a stranger's words, without control characters and not longer than is shown. */
    public Optional<String> optionalText(String name) {
        return words(json.path(name));
    }

    /** The same of a value that has no name, in a list. */
    public static Optional<String> words(JsonNode value) {
        if (!value.isValueNode() || value.isNull() || value.isBoolean()) {
            return Optional.empty();
        }
        String text = clean(value.asText());
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A word of the platform's own, like a currency: text, or absent; of another type it makes the offer malformed. */
    public Optional<String> word(String name) {
        JsonNode value = json.path(name);
        if (!isAbsent(value) && !value.isTextual()) {
            throw new Unreadable(name, "is not text");
        }
        return words(value);
    }

    /** A word that must be there. */
    public String neededWord(String name) {
        return word(name).orElseThrow(() -> new Unreadable(name, "is missing"));
    }

    /** A code of the platform's own: text or a number, or absent; of another type it makes the offer malformed. */
    public Optional<String> code(String name) {
        JsonNode value = json.path(name);
        if (!isAbsent(value) && !value.isTextual() && !value.isNumber()) {
            throw new Unreadable(name, "is neither text nor a number");
        }
        return words(value);
    }

    /** A list, empty when it is absent; anything else makes the offer malformed. */
    public JsonNode list(String name) {
        JsonNode value = json.path(name);
        if (!isAbsent(value) && !value.isArray()) {
            throw new Unreadable(name, "is not a list");
        }
        return value;
    }

    /** True or false; text or a number is neither, and makes the offer malformed. */
    public boolean flag(String name, boolean whenAbsent) {
        JsonNode value = json.path(name);
        if (isAbsent(value)) {
            return whenAbsent;
        }
        if (!value.isBoolean()) {
            throw new Unreadable(name, "is neither true nor false");
        }
        return value.booleanValue();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** A number that must be there, exactly as it is written. */
    public BigDecimal decimal(String name) {
        return optionalDecimal(name).orElseThrow(() -> new Unreadable(name, "is missing"));
    }

    /** Absent, null or empty is no number; anything else that is not a sensible number makes the offer malformed. */
    public Optional<BigDecimal> optionalDecimal(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            return Optional.of(sensible(name, value.decimalValue()));
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST_NUMBER) {
            throw new Unreadable(name, "is not a number");
        }
        String text = value.textValue().trim();
        return text.isEmpty() ? Optional.empty() : Optional.of(sensible(name, parse(name, text)));
    }

    /** A figure about the merchant, which an offer can do without: unreadable is unknown. */
    public Optional<BigDecimal> figure(String name) {
        try {
            return optionalDecimal(name);
        } catch (Unreadable unknown) {
            return Optional.empty();
        }
    }

    /** The first of these figures that is there. */
    public Optional<BigDecimal> firstFigure(String... names) {
        return Stream.of(names).map(this::figure).flatMap(Optional::stream).findFirst();
    }

    public Optional<Integer> count(String name) {
        return figure(name)
                .filter(number -> number.signum() >= 0 && number.compareTo(new BigDecimal(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValue);
    }

    private static BigDecimal parse(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException not) {
            throw new Unreadable(name, "is not a number");
        }
    }

    private static BigDecimal sensible(String name, BigDecimal number) {
        boolean tooLarge = number.precision() - (long) number.scale() > MOST_DIGITS_BEFORE_POINT;
        if (tooLarge || number.scale() > MOST_DIGITS_AFTER_POINT || number.precision() > LONGEST_NUMBER) {
            throw new Unreadable(name, "is out of all proportion");
        }
        return number;
    }

    private static String clean(String text) {
        String visible = ACTING.matcher(text).replaceAll("").strip();
        if (visible.length() <= LONGEST_TEXT) {
            return visible;
        }
        boolean splits = Character.isHighSurrogate(visible.charAt(LONGEST_TEXT - 1));
        return visible.substring(0, splits ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }

    /** A field that an adapter needs and cannot read: the offer is malformed. */
    public static final class Unreadable extends RuntimeException {
        public Unreadable(String field, String what) {
            super(field + " " + what, null, false, false);
        }
    }
}
