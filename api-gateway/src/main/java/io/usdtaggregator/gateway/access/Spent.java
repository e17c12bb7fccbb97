package io.usdtaggregator.gateway.access;

import io.usdtaggregator.model.access.Access.Quota;
import java.math.BigDecimal;

/**
 * Calls, and what those of them cost that have their price already: a price holds from the day it is agreed, and changes
 * nothing that was called before.
 *
 * @param priced how many of the calls {@code cost} is for
 * @param cost in US dollars
 */
record Spent(long calls, long priced, BigDecimal cost) {
    static final Spent NOTHING = new Spent(0, 0, BigDecimal.ZERO);

    /** Calls without a price yet. */
    static Spent unpriced(long calls) {
        return new Spent(calls, 0, BigDecimal.ZERO);
    }

    /** Calls at the price that is agreed when they are settled. */
    static Spent at(Quota agreed, long calls) {
        return new Spent(calls, calls, perCall(agreed).multiply(BigDecimal.valueOf(calls)));
    }

    Spent plus(Spent other) {
        return new Spent(calls + other.calls, priced + other.priced, cost.add(other.cost));
    }

    /** All of it: what has no price yet at what is agreed now. */
    BigDecimal price(Quota now) {
        return cost.add(perCall(now).multiply(BigDecimal.valueOf(calls - priced)));
    }

    /** {@code calls|priced|cost}: the value in Redis. */
    String text() {
        return calls + "|" + priced + "|" + cost.toPlainString();
    }

    static Spent parse(String text) {
        String[] parts = text.split("\\|");
        return new Spent(Long.parseLong(parts[0]), Long.parseLong(parts[1]), new BigDecimal(parts[2]));
    }

    /** What one call costs. */
    private static BigDecimal perCall(Quota agreed) {
        return agreed.exempt() ? BigDecimal.ZERO : agreed.pricePerCall();
    }
}
