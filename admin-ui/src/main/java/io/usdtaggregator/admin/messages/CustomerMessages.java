package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages about integrators and their usage; French is in {@code messages/customer_fr.properties}. */
@MessageBundle(value = "customer", locale = "en")
public interface CustomerMessages {

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

    @Message("disabled")
    String disabled();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Bill")
    String bill();

    @Message("Bill of {username}, {month}")
    String billOf(String username, java.time.YearMonth month);

    @Message("The month has not ended: more calls may come.")
    String billRunning();

    @Message("New key in its place")
    String roll();

    @Message("The old key goes on working for")
    String rollHelp();

    @Message("7 days")
    String sevenDays();

    @Message("The key stops at once, for good.")
    String revokeAsks();

    @Message("Revoke for good")
    String revokeNow();
}
