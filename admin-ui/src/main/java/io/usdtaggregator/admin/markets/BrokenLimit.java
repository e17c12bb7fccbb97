package io.usdtaggregator.admin.markets;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A limit that an offer does not keep, so that a page can say it in the reader's language.
 *
 * @param value what the offer has; {@code null} where there is no figure
 * @param limit what is wanted; {@code null} where there is no figure
 * @param unit of both, such as {@code XOF}; {@code null} without one
 */
public record BrokenLimit(Kind kind, BigDecimal value, BigDecimal limit, String unit) {

    /** What is compared. */
    public enum Kind {
        /** A field of the platform's answer is missing or unreadable. */
        UNREADABLE,
        /** Another currency, asset or side than asked, or not for sale. */
        NOT_WHAT_WAS_ASKED,
        /** The largest order is below the smallest amount of the currency. */
        TAKES_NOTHING,
        /** The largest order in USDT is below the least that staff want. */
        CAPACITY,
        /** The largest order is below the least of the liquidity setting. */
        ORDERS_TOO_SMALL,
        /** The smallest order is above the most of the liquidity setting. */
        ORDERS_TOO_LARGE,
        /** The merchant's orders in 30 days. */
        MERCHANT_ORDERS,
        /** The part of orders that the merchant completes, in percent. */
        MERCHANT_COMPLETION,
        MERCHANT_NOT_VERIFIED,
        /** Not payable in the way that is wanted. */
        METHOD,
        /** The distance from the median, in percent. */
        FROM_MEDIAN,
        /** The distance from the zone's reference rate in a market of few merchants, in percent. */
        FROM_REFERENCE,
        /** Too few merchants offer near this price. */
        ALONE,
        /** The limit that it broke was changed since: it breaks none of those in force. */
        LIMIT_CHANGED
    }

    private static final Set<Kind> UNSPECIFIC =
            EnumSet.of(Kind.UNREADABLE, Kind.NOT_WHAT_WAS_ASKED, Kind.LIMIT_CHANGED);

    /** Whether what was recorded when the offer was dropped tells more than this. */
    public boolean isUnspecific() {
        return UNSPECIFIC.contains(kind);
    }

    static BrokenLimit of(Kind kind) {
        return new BrokenLimit(kind, null, null, null);
    }
}
