package io.usdtaggregator.admin.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages in English; French is in {@code messages/msg_fr.properties}. */
@MessageBundle(locale = "en")
public interface Messages {

    @Message("Live cross rates")
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

    @Message("Burst")
    String burst();

    @Message("Concurrency")
    String concurrency();

    @Message("Interval")
    String interval();

    @Message("Adaptive: moving markets more often, sleeping ones less, with as many requests")
    String adaptive();

    @Message("Refresh now")
    String refreshNow();

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

    @Message("Dangers")
    String dangers();

    @Message("Ask before a rate moves by more than (%)")
    String confirmAbove();

    @Message("Who must confirm")
    String appliesTo();

    @Message("staff on these pages")
    String onPages();

    @Message("everyone, the JSON interface too")
    String onAll();

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
            "Outliers are cut when a rate is computed, over all platforms together: they are not among the dropped offers of one platform. The rate’s own record counts them.")
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

    @Message(
            "What is agreed with an account holds for all of its keys and tokens together. A key may have less of its own: empty fields are as the account has them.")
    String limitsHelp();

    @Message("Live rates")
    String liveRates();

    @Message("Market data")
    String marketData();

    @Message("History")
    String history();

    @Message(
            "All published changes of a rate as a file for a spreadsheet (CSV). Times are UTC; without times it is the last day.")
    String historyHelp();

    @Message("Market or corridor")
    String historySubject();

    @Message("Source")
    String historySource();

    @Message("From (UTC)")
    String historyFrom();

    @Message("To (UTC)")
    String historyTo();

    @Message("Download CSV")
    String historyDownload();

    @Message("Enable")
    String enable();

    @Message("Disable")
    String disable();

    @Message("disabled")
    String disabled();

    @Message("Change control")
    String changeControl();

    @Message("Skip to the content")
    String skipToContent();

    @Message("Menu")
    String menu();

    @Message("Close the menu")
    String closeMenu();

    @Message("All times are UTC, which is the time of Abidjan.")
    String timeZone();

    @Message("Market")
    String groupMarket();

    @Message("Prices")
    String groupPrices();

    @Message("Platforms")
    String groupPlatforms();

    @Message("Customers")
    String groupCustomers();

    @Message("Administration")
    String groupAdministration();

    @Message("Price rules")
    String priceRules();

    @Message("Reading of all platforms is paused: rates grow old.")
    String bannerPaused();

    @Message("{name} cannot be read.")
    String bannerPlatformOut(String name);

    @Message("Saved as version {version}.")
    String noticeSaved(String version);

    @Message("The account {name} was made.")
    String noticeAccountMade(String name);

    @Message("The account was changed.")
    String noticeAccountChanged();

    @Message("The key was made.")
    String noticeKeyMade();

    @Message("The key {name} was changed.")
    String noticeKeyChanged(String name);

    @Message("The key was revoked: it no longer works.")
    String noticeKeyRevoked();

    @Message("All markets are being read now, within the budgets.")
    String noticeRefreshStarted();

    @Message("The alert was acknowledged.")
    String noticeAlertAcknowledged();

    @Message("The staff account was saved.")
    String noticeStaffChanged();

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

    @Message("Default platform, others when it is out")
    String policyDefault();

    @Message("Best of all platforms")
    String policyBest();

    @Message("Scope")
    String scope();

    @Message("Actions")
    String actions();

    @Message("overlaps another active rule")
    String overlap();

    @Message("No rule yet: rates are published as they are read. Add the first one below.")
    String noAdjustments();

    @Message("No limit yet: offers of every size count. Add the first one below.")
    String noLiquidity();

    @Message("Platforms are read")
    String readingActive();

    @Message(
            "A change that moves a rate by more than the limit, newly crosses a market or leaves it without a rate is saved only when it is confirmed. Loosening these limits needs a confirmation too.")
    String changeControlHelp();

    @Message("This loosens the guard itself: larger changes would be saved without asking.")
    String loosensGuard();

    @Message("I want the guard loosened.")
    String confirmGuard();

    @Message("Cancel")
    String cancel();

    @Message("There is no such page")
    String errorNotFound();

    @Message("Not allowed")
    String errorForbidden();

    @Message("This cannot be done here")
    String errorMethod();

    @Message("Somebody was faster")
    String errorConflict();

    @Message("Not available now")
    String errorUnavailable();

    @Message("An error of ours")
    String errorInternal();

    @Message("The request is not right")
    String errorRequest();

    @Message("Back to the live rates")
    String backToLiveRates();

    @Message("Somebody else changed this meanwhile; what you typed is kept. {detail}")
    String problemConflict(String detail);

    @Message("The username is taken.")
    String problemUsernameTaken();

    @Message("What you asked for does not exist.")
    String problemNotFound();

    @Message("A part of the system cannot be reached. Nothing was changed; try again in a moment.")
    String problemUnavailable();

    @Message("This form is of another session, or your role does not allow it. Load the page again.")
    String problemForbidden();

    @Message("Something went wrong here. It was logged.")
    String problemInternal();

    @Message("The request is not right: {detail}")
    String problemOther(String detail);

    @Message("must be from {least} to {most}")
    String fieldOutOfRange(String least, String most);

    @Message("is needed")
    String fieldMissing();

    @Message("cannot be read as it is")
    String fieldMalformed();

    @Message("can be read in two ways: write it without a separator of thousands")
    String fieldAmbiguous();

    @Message("stands twice")
    String fieldTwice();

    @Message("is not a currency in use, or not one of these settings")
    String fieldUnknownCurrency();

    @Message("is not a country, or not one of this currency")
    String fieldUnknownCountry();

    @Message("is not one of the allowed values")
    String fieldNotAllowed();

    @Message("is outside the limits")
    String fieldOutside();

    @Message("the lower limit or the start must come first")
    String fieldOrder();

    @Message("is too short or too long")
    String fieldLength();

    @Message("would leave nothing of a rate")
    String fieldNotPositive();

    @Message("exactly one platform must be the default")
    String fieldOneDefault();

    @Message("is not right")
    String fieldWrong();

    @Message("Source policy")
    String sectionSource();

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

    @Message("Offers farther from the median than the larger of both limits do not count; 0 and 0 turn this off.")
    String outliersHelp();

    @Message("Median absolute deviations")
    String madMultiple();

    @Message("Percent of the median")
    String outlierPercent();

    @Message("Confidence")
    String sectionConfidence();

    @Message("How many offers a rate needs to be called of high or medium confidence.")
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

    @Message("Outliers")
    String outliersCut();

    @Message("Staff")
    String staff();

    @Message("Role")
    String role();

    @Message("Viewer: sees everything")
    String roleViewer();

    @Message("Operator: changes prices and platforms")
    String roleOperator();

    @Message("Admin: also customers and staff")
    String roleAdmin();

    @Message("Who may work on these pages. A new password or role ends the person’s sessions.")
    String staffHelp();

    @Message("New password")
    String newPassword();

    @Message("Your own password")
    String ownPassword();

    @Message("Present password")
    String presentPassword();

    @Message("Set password")
    String setPassword();

    @Message("Made")
    String made();

    @Message("Too many wrong tries. Wait a moment, then try again.")
    String tooManyLogins();
}
