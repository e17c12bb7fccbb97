package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of what pages have in common; French is in {@code messages/msg_fr.properties}. */
@MessageBundle(locale = "en")
public interface Messages {

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

    @Message("Log out")
    String logOut();

    @Message("Username")
    String username();

    @Message("Password")
    String password();

    @Message("Market")
    String market();

    @Message("Platform")
    String platform();

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

    @Message("Reason")
    String reason();

    @Message("Active")
    String active();

    @Message("Add")
    String add();

    @Message("Save")
    String save();

    @Message("Requests a minute")
    String perMinute();

    @Message("Burst")
    String burst();

    @Message("New account")
    String newAccount();

    @Message("When")
    String when();

    @Message("What")
    String what();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("Français")
    String otherLanguage();

    @Message("Alerts")
    String alerts();

    @Message("Usage")
    String usage();

    @Message("Live rates")
    String liveRates();

    @Message("Market data")
    String marketData();

    @Message("History")
    String history();

    @Message("Enable")
    String enable();

    @Message("Disable")
    String disable();

    @Message("Change control")
    String changeControl();

    @Message("Skip to the content")
    String skipToContent();

    @Message("Menu")
    String menu();

    @Message("This takes a moment…")
    String working();

    @Message("Close the menu")
    String closeMenu();

    @Message("Times are told, and typed, in this zone.")
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

    @Message("The markets are being read now, except those of {platforms}. The page Platforms says why.")
    String noticeRefreshPartly(String platforms);

    @Message("Nothing is read now: no collector answered, or no platform is active. The request stands for 10 minutes.")
    String noticeRefreshUnanswered();

    @Message("The alert was acknowledged.")
    String noticeAlertAcknowledged();

    @Message("The staff account was saved.")
    String noticeStaffChanged();

    @Message("Actions")
    String actions();

    @Message("Staff")
    String staff();

    @Message("Your own password")
    String ownPassword();

    @Message("Present password")
    String presentPassword();

    @Message("Your password was changed, and your other sessions were ended.")
    String noticePasswordChanged();

    @Message("The session was ended.")
    String noticeSessionEnded();

    @Message("The change waits for a second person.")
    String noticeProposed();

    @Message("The proposed change is closed: nothing was saved.")
    String noticeProposalRefused();

    /** Of a list that is longer than a page. */
    @Message("{first} to {last} of {found}")
    String rowsOf(int first, int last, int found);

    @Message("Previous page")
    String pageBefore();

    @Message("Next page")
    String pageAfter();

    /** Before the name of a role. */
    @Message("You may look at this page. Changing something here takes the role")
    String changingTakes();

    /** French has a space before it. */
    @Message(":")
    String colon();

    @Message(
            "Your session has ended. Log in again and you are led back to where you were; what you typed into a form is kept.")
    String sessionEnded();

    @Message(
            "Your session had ended, so nothing was saved. What you typed is here again: look at it, and send it once more.")
    String typedAgain();
}
