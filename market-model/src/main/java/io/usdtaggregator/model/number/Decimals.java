package io.usdtaggregator.model.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How numbers are rounded: never on the way, once at the end. */
public final class Decimals {
    /** Digits kept while working. */
    public static final MathContext WORKING = MathContext.DECIMAL128;

    /** Digits published: half-even to 10 significant digits (docs/domain.md, 5). */
    public static final MathContext PUBLISHED = new MathContext(10, RoundingMode.HALF_EVEN);

    /** Ten digits fewer than while working. */
    private static final MathContext SETTLED = new MathContext(24, RoundingMode.HALF_EVEN);

    private static final MathContext PART = new MathContext(10, RoundingMode.DOWN);

    public static final BigDecimal HUNDRED = new BigDecimal("100");

    private Decimals() {}

    /** Rounded for publishing, without trailing zeros. */
    public static BigDecimal published(BigDecimal value) {
        return plain(value.round(PUBLISHED));
    }

    /**
     * Without what division left in the last working digits, so that a number that lies exactly between two amounts is
     * rounded as such: 100642.5, where 34 digits say 100642.50000000000000000000000002.
     */
    public static BigDecimal settled(BigDecimal value) {
        return value.round(SETTLED);
    }

    /** A part of 1 for publishing: rounded down, so that less than the whole is never shown as the whole. */
    public static BigDecimal part(BigDecimal value) {
        return plain(value.round(PART));
    }

    /** The same number without trailing zeros and without an exponent: {@code 612.00} is {@code 612}, {@code 6E+2} is {@code 600}. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
