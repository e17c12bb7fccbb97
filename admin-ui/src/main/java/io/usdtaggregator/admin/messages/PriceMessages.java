package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages about prices: adjustments, limits, rules, and the preview of a change; French is in {@code messages/price_fr.properties}. */
@MessageBundle(value = "price", locale = "en")
public interface PriceMessages {

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Trade type (the client's side)")
    String tradeType();

    @Message("Unit")
    String unit();

    @Message("Match")
    String match();

    @Message("Mode")
    String mode();

    @Message("Value")
    String value();

    @Message("Direction")
    String direction();

    @Message("Valid from")
    String validFrom();

    @Message("Valid until")
    String validUntil();

    @Message("Buy leg")
    String buyLeg();

    @Message("Sell leg")
    String sellLeg();

    @Message("Preview")
    String preview();

    @Message("Remove")
    String remove();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Change (%)")
    String percent();

    @Message("No rate would change.")
    String previewEmpty();

    @Message("What this would change")
    String previewTitle();

    @Message("Changed by")
    String by();

    @Message("The rate-engine cannot be reached: the effect of this change cannot be shown.")
    String effectUnknown();

    @Message("I want this saved although its effect cannot be shown.")
    String confirmUnknown();

    @Message(
            "I have seen that this moves by more than {limit} %, crosses or ends rates (markets: {markets}; corridors: {corridors}), and want it saved.")
    String confirmMoves(long markets, long corridors, String limit);

    @Message("Nothing was saved: this change must be confirmed as it is shown here.")
    String notConfirmed();

    @Message("moves far")
    String far();

    @Message("newly crossed")
    String crossed();

    @Message("rule would leave nothing")
    String notPositive();

    @Message("no rate left")
    String gone();

    @Message("Dangers")
    String dangers();

    @Message("Buy leg: value")
    String buyValue();

    @Message("Sell leg: value")
    String sellValue();

    @Message("Buy leg: direction")
    String buyDirection();

    @Message("Sell leg: direction")
    String sellDirection();

    @Message("BUY")
    String buy();

    @Message("SELL")
    String sell();

    @Message("Markup")
    String markup();

    @Message("Markdown")
    String markdown();

    @Message("Percent")
    String modePercent();

    @Message("Fixed amount")
    String modeFixed();

    @Message("Overlaps")
    String matchOverlap();

    @Message("Inside")
    String matchInclusion();

    @Message("Fiat currency")
    String unitFiat();

    @Message("Default platform, else the next one")
    String policyDefault();

    @Message("Best of all platforms")
    String policyBest();

    @Message("Scope")
    String scope();

    @Message("overlaps another active rule")
    String overlap();

    @Message("No rule yet: rates are published as they are read. Add the first one below.")
    String noAdjustments();

    @Message("No limit yet: offers of every size count. Add the first one below.")
    String noLiquidity();

    @Message("This loosens a guard: prices or changes that it stops today would pass.")
    String loosensGuard();

    @Message("I want the guard loosened.")
    String confirmGuard();

    @Message("Cancel")
    String cancel();

    @Message("Source policy")
    String sectionSource();

    @Message("the whole currency")
    String wholeCurrency();

    @Message("Which platform’s offers make the rate of callers who name none.")
    String sourceHelp();

    @Message("Merchants")
    String sectionMerchants();

    @Message("Offers of merchants below these limits do not count. A figure that a platform does not give passes.")
    String merchantsHelp();

    @Message("Orders in 30 days, at least")
    String minOrders();

    @Message("Completion rate, from 0 to 1, at least")
    String minCompletion();

    @Message("Verified merchants only")
    String verifiedOnly();

    @Message("Outliers")
    String sectionOutliers();

    @Message(
            "Offers farther from the median than the larger of both limits do not count, each merchant once; 0 and 0 turn this off. Where two halves lie farther apart than the percentage, the worse prices are the market, unless each half is a platform of its own.")
    String outliersHelp();

    @Message("Median absolute deviations")
    String madMultiple();

    @Message("Percent of the median")
    String outlierPercent();

    @Message("Trust")
    String sectionTrust();

    @Message(
            "Which offers may make a rate: large enough, near the zone’s reference rate where few merchants offer, and with other merchants near the best price. 0 turns the first two off, 1 merchant the last.")
    String trustHelp();

    @Message("Must take an order of (USDT)")
    String minCapacity();

    @Message("With fewer than 5 merchants: away from the zone’s reference rate, at most (%)")
    String thinGuard();

    @Message("Merchants near the best price, at least")
    String supportMerchants();

    @Message("Near means within (% of the best price)")
    String supportPercent();

    @Message("Confidence")
    String sectionConfidence();

    @Message("How many merchants a rate needs to be called of high or medium confidence.")
    String confidenceHelp();

    @Message("High, from")
    String confidenceHigh();

    @Message("Medium, from")
    String confidenceMedium();

    @Message("Freshness")
    String sectionFreshness();

    @Message("How old a rate may become before callers are told, and before it is no longer given.")
    String freshnessHelp();

    @Message("Stale after (minutes)")
    String staleAfter();

    @Message("Unavailable after (minutes)")
    String unavailableAfter();

    @Message("What raises an alert, and which jump of a rate is held back until it is seen again.")
    String alertRulesHelp();

    @Message("Alert on a change of (%)")
    String variationPercent();

    @Message("Hold back a jump of (%)")
    String holdBackPercent();

    @Message("Quiet time after an alert (minutes)")
    String cooldown();

    @Message("Premium over the official rate, at least (%)")
    String premiumMin();

    @Message("Premium over the official rate, at most (%)")
    String premiumMax();

    @Message("Viewer")
    String roleViewer();

    @Message("Operator")
    String roleOperator();

    @Message("Admin")
    String roleAdmin();
}
