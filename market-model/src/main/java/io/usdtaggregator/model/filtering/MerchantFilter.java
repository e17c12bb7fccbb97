package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.settings.rule.Merchants;

/** Filter 4: the merchant's record; a figure that the platform does not give passes (docs/domain.md 2). */
public final class MerchantFilter implements OfferFilter {
    private final Merchants settings;

    public MerchantFilter(Merchants settings) {
        this.settings = settings;
    }

    @Override
    public DropReason reason() {
        return DropReason.MERCHANT;
    }

    @Override
    public String detail() {
        return "the merchant's record is under the limits";
    }

    @Override
    public boolean keeps(Market market, Offer offer) {
        Merchant merchant = offer.merchant();
        if (merchant == null) {
            return true;
        }
        boolean orders = merchant.orders30d() == null || merchant.orders30d() >= settings.minOrders30d();
        boolean completion = merchant.completionRate() == null
                || merchant.completionRate().compareTo(settings.minCompletionRate()) >= 0;
        boolean verified = !settings.verifiedOnly() || !Boolean.FALSE.equals(merchant.verified());
        return orders && completion && verified;
    }
}
