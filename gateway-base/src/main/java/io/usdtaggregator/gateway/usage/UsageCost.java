package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.model.access.Access.Quota;
import java.math.BigDecimal;

/**
 * Calls, and what those of them cost that have their price already: a price holds from the day it is agreed, and changes
 * nothing that was called before.
 *
 * @param priced how many of the calls {@code cost} is for
 * @param cost in US dollars
 */
public record UsageCost(long calls, long priced, BigDecimal cost) {
    static final UsageCost NOTHING = new UsageCost(0, 0, BigDecimal.ZERO);

    /** Calls without a price yet. */
    public static UsageCost unpriced(long calls) {
        return new UsageCost(calls, 0, BigDecimal.ZERO);
    }

    /** Calls at the price that is agreed when they are settled. */
    public static UsageCost at(Quota agreed, long calls) {
        return new UsageCost(calls, calls, perCall(agreed).multiply(BigDecimal.valueOf(calls)));
    }

    public UsageCost plus(UsageCost other) {
        return new UsageCost(calls + other.calls, priced + other.priced, cost.add(other.cost));
    }

    /** All of it: what has no price yet at what is agreed now. */
    public BigDecimal price(Quota now) {
        return cost.add(perCall(now).multiply(BigDecimal.valueOf(calls - priced)));
    }

    /** What one call costs. */
    static BigDecimal perCall(Quota agreed) {
        return agreed.exempt() ? BigDecimal.ZERO : agreed.pricePerCall();
    }
}
