package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.util.Set;

/** Filter 5: offers that can be paid in one of the ways that a caller, a country or a setting asks for. */
public final class PaymentMethodFilter implements OfferFilter {
    private final Set<String> methods;

    /** @param methods canonical identifiers; any one of them is enough */
    public PaymentMethodFilter(Set<String> methods) {
        this.methods = Set.copyOf(methods);
    }

    @Override
    public DropReason reason() {
        return DropReason.PAYMENT_METHOD;
    }

    @Override
    public String detail() {
        return "takes none of the payment methods asked for";
    }

    @Override
    public boolean keeps(Market market, Offer offer) {
        return offer.paymentMethods().stream().anyMatch(accepted -> methods.contains(accepted.identifier()));
    }
}
