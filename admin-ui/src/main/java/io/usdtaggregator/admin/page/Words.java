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
}
