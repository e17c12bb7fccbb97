package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages about platforms, currencies, staff and the audit log; French is in {@code messages/administration_fr.properties}. */
@MessageBundle(value = "administration", locale = "en")
public interface AdministrationMessages {

    @Message("Log in")
    String logIn();

    @Message("The username or the password is wrong. After several wrong tries, wait half a minute.")
    String wrongPair();

    @Message("Move up")
    String moveUp();

    @Message("Make default")
    String makeDefault();

    @Message("Default")
    String isDefault();

    @Message("Concurrency")
    String concurrency();

    @Message("Interval")
    String interval();

    @Message("Adaptive: moving markets more often, sleeping ones less, with as many requests")
    String adaptive();

    @Message("Refresh now")
    String refreshNow();

    @Message("Who")
    String who();

    @Message("English name")
    String englishName();

    @Message("French name")
    String frenchName();

    @Message("Ask before a rate moves by more than (%)")
    String confirmAbove();

    @Message("Who must confirm")
    String appliesTo();

    @Message("staff on these pages")
    String onPages();

    @Message("everyone, the JSON interface too")
    String onAll();

    @Message("Code (ISO)")
    String isoCode();

    @Message("Platforms are read")
    String readingActive();

    @Message(
            "A change that moves a rate by more than the limit, newly crosses a market or leaves it without a rate is saved only when it is confirmed. Loosening these limits needs a confirmation too.")
    String changeControlHelp();

    @Message("Role")
    String role();

    @Message(
            "Who may work on these pages. A viewer sees everything, an operator changes prices and platforms, an admin also customers and staff. A new password or role ends the person’s sessions.")
    String staffHelp();

    @Message("New password")
    String newPassword();

    @Message("Set password")
    String setPassword();

    @Message("Made")
    String made();

    @Message("the default is disabled")
    String inactiveDefault();

    @Message("settings changed")
    String auditSettings();

    @Message("refresh asked for")
    String auditRefresh();

    @Message("account made")
    String auditAccountMade();

    @Message("account changed")
    String auditAccountChanged();

    @Message("key made")
    String auditKeyMade();

    @Message("key changed")
    String auditKeyChanged();

    @Message("key revoked")
    String auditKeyRevoked();

    @Message("staff account made")
    String auditStaffMade();

    @Message("staff account changed")
    String auditStaffChanged();

    @Message("acknowledged alerts")
    String auditAlertsAcknowledged();

    @Message("Changes")
    String changes();

    @Message("and {count} more")
    String andMore(int count);
}
