package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages about the market: rates, market data, history, alerts; French is in {@code messages/market_fr.properties}. */
@MessageBundle(value = "market", locale = "en")
public interface MarketMessages {

    @Message("Live cross rates")
    String crossRates();

    @Message("Rate")
    String rate();

    @Message("Raw rate")
    String rawRate();

    @Message("Age (seconds)")
    String age();

    @Message("Status")
    String status();

    @Message("Flags")
    String flags();

    @Message("Rule")
    String rule();

    @Message("Round trip cost (%)")
    String roundTrip();

    @Message("fresh")
    String fresh();

    @Message("stale")
    String stale();

    @Message("unavailable")
    String unavailable();

    @Message("No rate has been published yet.")
    String noRates();

    @Message(
            "The rate-engine cannot be reached: its alerts cannot be shown or acknowledged now. Try again in a moment.")
    String engineOut();

    @Message("About")
    String about();

    @Message("Message")
    String alertText();

    @Message("Acknowledged by")
    String seenBy();

    @Message("Acknowledge")
    String acknowledge();

    @Message("Last read")
    String lastRead();

    @Message("Last good read")
    String lastGood();

    @Message("Eligible offers")
    String eligible();

    @Message("Dropped")
    String dropped();

    @Message("Dropped offers")
    String droppedOffers();

    @Message("Gaps of reading")
    String gaps();

    @Message("Read at")
    String observedAt();

    @Message("There is no book of this market: it was never read, or too long ago.")
    String noBook();

    @Message(
            "Outliers and unsupported best prices are set aside when a rate is computed, over all platforms together: they are not among the dropped offers of one platform. The rate’s own record counts them.")
    String setAsideHelp();

    @Message(
            "How each market was read last on each platform, and how many offers were left out by reason. Choose one for the offers themselves.")
    String marketDataHelp();

    @Message("Nothing was read here yet. Ask for a read under")
    String nothingRead();

    @Message(
            "Not read yet here: {number} markets. A platform that does not tell countries apart has the whole zones only.")
    String unreadMarkets(int number);

    @Message("this market on all platforms")
    String allPlatforms();

    @Message("No offer was dropped at the last read.")
    String noneDropped();

    @Message("As callers are told it")
    String sourcePolicy();

    @Message("Offer")
    String offer();

    @Message("Reason")
    String why();

    @Message("Detail")
    String detail();

    @Message("Price")
    String price();

    @Message("Took (ms)")
    String took();

    @Message("read")
    String wasRead();

    @Message("throttled")
    String throttled();

    @Message("refused")
    String refused();

    @Message("malformed")
    String malformedAnswer();

    @Message("unreachable")
    String unreachable();

    @Message("not read yet")
    String notRead();

    @Message("unreadable")
    String dropMalformed();

    @Message("invalid")
    String dropInvalid();

    @Message("capacity")
    String dropCapacity();

    @Message("liquidity")
    String dropLiquidity();

    @Message("merchant")
    String dropMerchant();

    @Message("payment method")
    String dropPayment();

    @Message("outlier")
    String dropOutlier();

    @Message("unsupported")
    String dropUnsupported();

    @Message(
            "All published changes of a rate as a file for a spreadsheet (CSV). The file writes times in UTC; without times it is the last day.")
    String historyHelp();

    @Message("Market")
    String historySubject();

    @Message("Markets")
    String markets();

    @Message("Corridors")
    String corridors();

    @Message("Source")
    String historySource();

    @Message("From")
    String historyFrom();

    @Message("To")
    String historyTo();

    @Message("Download CSV")
    String historyDownload();

    @Message("Set aside")
    String setAsideLater();

    @Message("sides perhaps swapped")
    String flagSideSuspect();

    @Message("crossed")
    String flagCrossed();

    @Message("cut at the page limit")
    String flagCut();

    @Message("incomplete")
    String flagIncomplete();

    @Message("thin book")
    String flagThin();

    @Message("held back")
    String flagHeldBack();

    @Message("rule skipped")
    String flagRuleSkipped();

    @Message("variation")
    String alertVariation();

    @Message("platform failed")
    String alertPlatformFailed();

    @Message("fallback")
    String alertFallback();

    @Message("unreadable message")
    String alertPoison();

    @Message("premium")
    String alertPremium();

    @Message("official rate")
    String alertOfficialRate();

    @Message("Urgency")
    String severity();

    @Message("critical")
    String severityCritical();

    @Message("warning")
    String severityWarning();

    @Message("information")
    String severityInfo();

    @Message("Cause")
    String cause();

    @Message("Everything that moved ({number})")
    String allChanges(int number);

    @Message("Before")
    String figureBefore();

    @Message("After")
    String figureAfter();

    @Message("Change (%)")
    String figurePercent();

    @Message("Select")
    String select();

    @Message("Acknowledge the selected ones")
    String acknowledgeSelected();
}
