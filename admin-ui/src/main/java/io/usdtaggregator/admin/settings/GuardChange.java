package io.usdtaggregator.admin.settings;

import io.usdtaggregator.model.settings.Safety;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.Merchants;
import io.usdtaggregator.model.settings.rule.Outliers;
import io.usdtaggregator.model.settings.rule.Trust;

/** Tells whether a change loosens what guards changes and rates: that needs the confirmation of what it guards. Pure. */
final class GuardChange {

    private GuardChange() {}

    static boolean loosens(Settings inForce, Settings proposed) {
        boolean confirmsLess = proposed.safety()
                        .confirmAbovePercent()
                        .compareTo(inForce.safety().confirmAbovePercent())
                > 0;
        boolean fewerConfirm = inForce.safety().appliesTo() == Safety.ConfirmedBy.ALL
                && proposed.safety().appliesTo() == Safety.ConfirmedBy.PAGES;
        boolean holdsBackLess =
                proposed.alerts().holdBackPercent().compareTo(inForce.alerts().holdBackPercent()) > 0;
        boolean alertsLess =
                proposed.alerts().variationPercent().compareTo(inForce.alerts().variationPercent()) > 0;
        return confirmsLess
                || fewerConfirm
                || holdsBackLess
                || alertsLess
                || trustsMore(inForce.trust(), proposed.trust())
                || cutsLess(inForce.outliers(), proposed.outliers())
                || asksLess(inForce.merchants(), proposed.merchants());
    }

    /** Whether the cut may lie farther out: the larger of both measures counts, and both 0 is no cut. */
    private static boolean cutsLess(Outliers inForce, Outliers proposed) {
        return isOn(inForce)
                && (!isOn(proposed)
                        || proposed.madMultiple().compareTo(inForce.madMultiple()) > 0
                        || proposed.percent().compareTo(inForce.percent()) > 0);
    }

    private static boolean isOn(Outliers cut) {
        return cut.madMultiple().signum() > 0 || cut.percent().signum() > 0;
    }

    private static boolean asksLess(Merchants inForce, Merchants proposed) {
        return proposed.minOrders30d() < inForce.minOrders30d()
                || proposed.minCompletionRate().compareTo(inForce.minCompletionRate()) < 0
                || inForce.verifiedOnly() && !proposed.verifiedOnly();
    }

    /** Whether offers pass that were set aside before. A thin guard of 0 is none. */
    private static boolean trustsMore(Trust inForce, Trust proposed) {
        boolean guardsLess = inForce.thinGuardPercent().signum() > 0
                && (proposed.thinGuardPercent().signum() == 0
                        || proposed.thinGuardPercent().compareTo(inForce.thinGuardPercent()) > 0);
        return guardsLess
                || proposed.minCapacityUsdt().compareTo(inForce.minCapacityUsdt()) < 0
                || proposed.supportMerchants() < inForce.supportMerchants()
                || proposed.supportPercent().compareTo(inForce.supportPercent()) > 0;
    }
}
