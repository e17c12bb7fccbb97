package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of offers. */
@Schema
public record OfferPage(@JsonUnwrapped ListSummary summary, List<OfferAnswer> offers) {}
