package io.usdtaggregator.model.market;

/**
 * An offer that was left out, kept for staff and for filtering again when settings change.
 *
 * @param detail one sentence for a person
 * @param offer the offer itself where it could be read at all, else {@code null}
 */
public record DroppedOffer(String offerId, DropReason reason, String detail, Offer offer) {}
