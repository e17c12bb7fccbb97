package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a reader of a book or rate should be wary of. */
public enum BookFlag {
    /** BUY median lies below SELL median by more than 1 %: perhaps an adapter swapped the sides. */
    @JsonProperty("side_suspect")
    SIDE_SUSPECT,
    /** Adjustment left the market's BUY below its SELL. */
    @JsonProperty("crossed")
    CROSSED,
    /** The book was longer than the page ceiling. */
    @JsonProperty("cut_at_ceiling")
    CUT_AT_CEILING,
    /** The platform counts more offers than came, also after its first page was read once more. */
    @JsonProperty("incomplete")
    INCOMPLETE,
    /** Fewer merchants with eligible offers than medium confidence asks for. */
    @JsonProperty("thin_book")
    THIN_BOOK,
    /** A move above the hold-back limit waits for a second read; the number shown is the last confirmed one. */
    @JsonProperty("held_back")
    HELD_BACK,
    /** The rule for this rate would have made it zero or less and was skipped. */
    @JsonProperty("rule_skipped")
    RULE_SKIPPED
}
