package io.usdtaggregator.model.market;

/** An offer that passed the filters 1 to 4 and does not count towards a rate all the same, with the reason. */
public record SetAsideOffer(Offer offer, DropReason reason) {}
