package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why there is no number to give. */
public enum UnavailableReason {
    /** No platform was ever read for this market, or its book expired. */
    @JsonProperty("no_book")
    NO_BOOK,
    /** Books were read, and no offer of theirs passed the filters. */
    @JsonProperty("no_eligible_offers")
    NO_ELIGIBLE_OFFERS,
    /** The last good book is older than "unavailable after". */
    @JsonProperty("too_old")
    TOO_OLD,
    /** Older than the {@code max_age} that the caller asked for. */
    @JsonProperty("max_age_exceeded")
    MAX_AGE_EXCEEDED,
    /** No offer can be paid in the way that the caller asked for. */
    @JsonProperty("no_offer_with_payment_method")
    NO_OFFER_WITH_PAYMENT_METHOD,
    /** A cross rate lacks a usable leg. */
    @JsonProperty("leg_unavailable")
    LEG_UNAVAILABLE
}
