package io.usdtaggregator.admin.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages in English; French is in {@code messages/msg_fr.properties}. */
@MessageBundle(locale = "en")
public interface Words {

    @Message("Rates now")
    String rates();

    @Message("Cross rates now")
    String crossRates();

    @Message("Liquidity")
    String liquidity();

    @Message("Adjustments")
    String adjustments();

    @Message("Cross adjustments")
    String crossAdjustments();

    @Message("Platforms")
    String platforms();

    @Message("Currencies")
    String currencies();

    @Message("Refresh")
    String refresh();

    @Message("Integrators")
    String integrators();

    @Message("Audit log")
    String audit();

    @Message("Log in")
    String logIn();

    @Message("Log out")
    String logOut();

    @Message("Username")
    String username();

    @Message("Password")
    String password();

    @Message("The username or the password is wrong. After several wrong tries, wait half a minute.")
    String wrongPair();

    @Message("Market")
    String market();

    @Message("Rate")
    String rate();

    @Message("Raw rate")
    String rawRate();

    @Message("Platform")
    String platform();

    @Message("Age (seconds)")
    String age();

    @Message("Status")
    String status();

    @Message("Flags")
    String flags();

    @Message("Offers")
    String offers();

    @Message("Rule")
    String rule();

    @Message("From")
    String from();

    @Message("To")
    String to();

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

    @Message("Trade type (the client's side)")
    String tradeType();

    @Message("Currency")
    String currency();

    @Message("Country")
    String country();

    @Message("all")
    String all();

    @Message("Minimum")
    String min();

    @Message("Maximum")
    String max();

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

    @Message("Reason")
    String reason();

    @Message("Active")
    String active();

    @Message("Valid from (UTC)")
    String validFrom();

    @Message("Valid until (UTC)")
    String validUntil();

    @Message("Buy leg")
    String buyLeg();

    @Message("Sell leg")
    String sellLeg();

    @Message("Add")
    String add();

    @Message("Preview")
    String preview();

    @Message("Save")
    String save();

    @Message("Remove")
    String remove();

    @Message("Switch on")
    String switchOn();

    @Message("Switch off")
    String switchOff();

    @Message("Move up")
    String moveUp();

    @Message("Make default")
    String makeDefault();

    @Message("Default")
    String isDefault();

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

    @Message("Requests a minute")
    String perMinute();

    @Message("At once")
    String burst();

    @Message("In parallel")
    String concurrency();

    @Message("Interval")
    String interval();

    @Message("Paused")
    String paused();

    @Message("Adaptive: moving markets more often, sleeping ones less, with as many requests")
    String adaptive();

    @Message("Refresh now")
    String refreshNow();

    @Message("All markets are being read now, within the budgets.")
    String refreshAsked();

    @Message("Saved.")
    String saved();

    @Message("Nothing here yet.")
    String none();

    @Message("Name")
    String name();

    @Message("Begins with")
    String prefix();

    @Message("Make a key")
    String makeKey();

    @Message("Revoke")
    String revoke();

    @Message("Copy this key now: it is shown only this once.")
    String keyOnce();

    @Message("Groups")
    String groups();

    @Message("New account")
    String newAccount();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("Past rates")
    String pastRates();

    @Message(
            "All published changes of a rate as a file for a spreadsheet (CSV). Times are UTC; without times it is the last day.")
    String pastRatesHelp();

    @Message("Market or corridor")
    String pastSubject();

    @Message("Source")
    String pastSource();

    @Message("From (UTC)")
    String pastFrom();

    @Message("To (UTC)")
    String pastTo();

    @Message("Download CSV")
    String pastDownload();

    @Message("What")
    String what();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("Français")
    String otherLanguage();

    @Message("English name")
    String englishName();

    @Message("French name")
    String frenchName();

    @Message("Changed by")
    String by();

    @Message("Alerts")
    String alerts();

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

    @Message("Back")
    String back();

    @Message("Dangers")
    String dangers();

    @Message("Safety")
    String safety();

    @Message("Ask before a rate moves by more than (%)")
    String confirmAbove();

    @Message("Who must confirm")
    String appliesTo();

    @Message("staff on these pages")
    String onPages();

    @Message("everyone, the JSON interface too")
    String onAll();

    @Message("Readings")
    String markets();

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

    @Message("Offers far from the median are cut later, over all platforms: see the rate’s own record.")
    String outliersLater();

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

    @Message("liquidity")
    String dropLiquidity();

    @Message("merchant")
    String dropMerchant();

    @Message("payment method")
    String dropPayment();

    @Message("outlier")
    String dropOutlier();

    @Message("Buy leg: value")
    String buyValue();

    @Message("Sell leg: value")
    String sellValue();

    @Message("Buy leg: direction")
    String buyDirection();

    @Message("Sell leg: direction")
    String sellDirection();

    @Message("Code (ISO)")
    String isoCode();

    @Message("Usage")
    String usage();

    @Message("Month")
    String month();

    @Message("Show")
    String show();

    @Message(
            "Calls over all gateways since the first of the month (UTC). Each call costs what was agreed on its day; what a key used counts towards its account too.")
    String usageHelp();

    @Message("Read from the gateways at")
    String readAt();

    @Message("No gateway can be reached, or it cannot read its database: usage cannot be shown.")
    String gatewayOut();

    @Message("Tried at")
    String triedAt();

    @Message("Integrator")
    String integrator();

    @Message("Key")
    String key();

    @Message("Calls")
    String calls();

    @Message("Calls a month")
    String monthlyCalls();

    @Message("Left")
    String left();

    @Message("Price per call (USD)")
    String pricePerCall();

    @Message("Price so far")
    String priceSoFar();

    @Message("Exempt: calls cost nothing")
    String exempt();

    @Message("without limit")
    String unlimited();

    @Message("with tokens (password)")
    String withTokens();

    @Message("Together")
    String together();

    @Message("as the account")
    String asAccount();

    @Message("the account’s of now")
    String priceOfAccount();

    @Message("Allowed addresses")
    String allowedAddresses();

    @Message("from anywhere")
    String anywhere();

    @Message("Expires (UTC)")
    String expiresAt();

    @Message("never")
    String never();

    @Message("Change")
    String change();

    @Message("switched off")
    String switchedOff();

    @Message(
            "What is agreed with an account holds for all of its keys and tokens together. A key may have less of its own: empty fields are as the account has them.")
    String limitsHelp();
}
