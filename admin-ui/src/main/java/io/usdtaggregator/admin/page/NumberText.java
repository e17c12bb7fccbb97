package io.usdtaggregator.admin.page;

import io.quarkus.qute.TemplateExtension;
import io.usdtaggregator.model.number.CurrencyDecimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** How pages write numbers: as the reader's language does, {@code 29,000.5} or {@code 29 000,5}. */
@TemplateExtension
public final class NumberText {
    private static final MathContext SHOWN = new MathContext(7, RoundingMode.HALF_EVEN);
    private static final int MOST_PLACES = 12;
    private static final int LIST_DIGITS = 6;
    private static final String NONE = "–";

    private NumberText() {}

    /** With up to 7 significant digits, or all digits of the whole part; a dash for none. */
    public static String number(Frame frame, BigDecimal number) {
        if (number == null) {
            return NONE;
        }
        boolean isLong = number.precision() - number.scale() > SHOWN.getPrecision();
        return format(frame, isLong ? number.setScale(0, RoundingMode.HALF_EVEN) : number.round(SHOWN), MOST_PLACES);
    }

    /** A rate in a list, with as many decimals as its size needs, so that the points stand below each other. */
    public static String inList(Frame frame, BigDecimal rate) {
        if (rate == null) {
            return NONE;
        }
        int whole = rate.precision() - rate.scale();
        int places = Math.max(2, Math.min(MOST_PLACES, LIST_DIGITS - whole));
        return format(frame, rate.setScale(places, RoundingMode.HALF_EVEN), places, places);
    }

    /** A percentage in a list: always two places, so that the points stand below each other. */
    public static String percent(Frame frame, BigDecimal percent) {
        return percent == null ? NONE : format(frame, percent.setScale(2, RoundingMode.HALF_EVEN), 2, 2);
    }

    /** A change in percent with its sign and two places. */
    public static String signed(Frame frame, BigDecimal percent) {
        return percent == null ? NONE : (percent.signum() > 0 ? "+" : "") + percent(frame, percent);
    }

    /** With all its digits. */
    public static String exact(Frame frame, BigDecimal number) {
        return number == null ? NONE : format(frame, number, Math.max(0, number.scale()));
    }

    /** As a field shows it, to be read back: all its digits, without separators of thousands. */
    public static String forField(Frame frame, BigDecimal number) {
        String plain = number == null ? "" : number.toPlainString();
        return frame.language().equals("fr") ? plain.replace('.', ',') : plain;
    }

    /** An amount of money, rounded half-even to the smallest unit of its currency, as answers give it. */
    public static String exactTo(Frame frame, BigDecimal amount, String currency) {
        int places = CurrencyDecimals.of(currency);
        return amount == null ? NONE : format(frame, amount.setScale(places, RoundingMode.HALF_EVEN), places, places);
    }

    /** What calls cost: with all its digits, and never fewer than two places. */
    public static String money(Frame frame, BigDecimal amount) {
        return amount == null ? NONE : format(frame, amount, 2, Math.max(2, amount.scale()));
    }

    /** Rounded to two places: for percentages. */
    public static String twoPlaces(Frame frame, BigDecimal number) {
        return number == null ? NONE : format(frame, number.setScale(2, RoundingMode.HALF_EVEN), 2);
    }

    /** How many there are. */
    public static String count(Frame frame, long count) {
        return format(frame, BigDecimal.valueOf(count), 0);
    }

    /** Rounded to whole units. */
    public static String whole(Frame frame, BigDecimal number) {
        return number == null ? NONE : format(frame, number.setScale(0, RoundingMode.HALF_EVEN), 0);
    }

    private static String format(Frame frame, BigDecimal number, int places) {
        return format(frame, number, 0, places);
    }

    private static String format(Frame frame, BigDecimal number, int least, int places) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(frame.language()));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(places);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number);
    }
}
