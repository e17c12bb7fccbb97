package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/** Why an offer does not count towards a rate, in the order in which the filters ask (docs/domain.md, 2). */
public enum DropReason {
    /** A needed field is missing or unreadable. */
    @JsonProperty("malformed")
    MALFORMED,
    @JsonProperty("invalid")
    INVALID,
    /** It takes no order of the least USDT that staff want. */
    @JsonProperty("capacity")
    CAPACITY,
    @JsonProperty("liquidity")
    LIQUIDITY,
    @JsonProperty("merchant")
    MERCHANT,
    @JsonProperty("payment_method")
    PAYMENT_METHOD,
    @JsonProperty("outlier")
    OUTLIER,
    /** A best price that stands alone: too few merchants have an offer near it. */
    @JsonProperty("unsupported")
    UNSUPPORTED;

    /** Why offers of a rate are set aside that passed the filters of each offer by itself. */
    public static final Set<DropReason> JUDGED_TOGETHER = Set.of(PAYMENT_METHOD, OUTLIER, UNSUPPORTED);
}
