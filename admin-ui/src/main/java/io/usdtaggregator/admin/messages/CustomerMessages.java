package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages about integrators, their webhooks and their usage; French is in {@code messages/customer_fr.properties}. */
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

    @Message("Integrator")
    String groupIntegrator();

    @Message("Operator")
    String groupOperator();

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

    @Message("{#if running}Price so far{#else}Price{/if}")
    String priceOf(boolean running);

    @Message("Exempt: calls cost nothing")
    String exempt();

    @Message("without limit")
    String unlimited();

    @Message("with tokens (password)")
    String withTokens();

    @Message("Total")
    String together();

    @Message("as the account")
    String asAccount();

    @Message("the account’s of now")
    String priceOfAccount();

    @Message("Allowed addresses")
    String allowedAddresses();

    @Message("from anywhere")
    String anywhere();

    @Message("Expires")
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
    String billOf(String username, String month);

    @Message("The month has not ended: more calls may come.")
    String billRunning();

    @Message("Period")
    String period();

    @Message("1 to {last} {month}")
    String periodOf(int last, String month);

    @Message("as agreed on the day of each call")
    String severalPrices();

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

    @Message("Webhooks")
    String webhooks();

    @Message(
            "Where integrators want to be told of rates and alerts. They make and end their webhooks themselves; here you see what was sent, and send it again.")
    String webhooksHelp();

    @Message("No gateway can be reached, or it cannot read its database: webhooks cannot be shown.")
    String webhooksOut();

    @Message("There are no webhooks. Integrators make them over the API (/api/v1/webhooks).")
    String noWebhooks();

    @Message("Webhook of {username}")
    String webhookOf(String username);

    @Message("Target")
    String target();

    @Message("Told of")
    String toldOf();

    @Message("When")
    String toldWhen();

    @Message("Newest delivery")
    String lastDelivery();

    @Message("Alerts")
    String alertsTold();

    @Message("at least:")
    String alertsFrom();

    @Message("Rate:")
    String rateOf();

    @Message("every change")
    String everyChange();

    @Message("changes from {percent} %")
    String changesFrom(String percent);

    @Message("at least every {time}")
    String again(String time);

    @Message("Deliveries")
    String deliveries();

    @Message("Nothing was sent yet, or it is more than 30 days ago.")
    String noDeliveries();

    @Message("delivered")
    String delivered();

    @Message("waits")
    String deliveryWaits();

    @Message("given up")
    String deliveryFailed();

    @Message("{count} wait")
    String waiting(String count);

    @Message(
            "Disabled since {at}: its target answered that it wants no more (410). Its integrator deletes it and makes another.")
    String webhookDisabled(String at);

    @Message("disabled")
    String webhookOff();

    @Message("Message")
    String sentMessage();

    @Message("Made")
    String made();

    @Message("State")
    String state();

    @Message("Attempts")
    String attempts();

    @Message("next at")
    String nextAttempt();

    @Message("answered {status} in {millis} ms")
    String answered(int status, long millis);

    @Message("no answer in {millis} ms")
    String noAnswer(long millis);

    @Message("repeats no. {number}")
    String repeats(Long number);

    @Message("What is sent")
    String sentBody();

    @Message("Send again")
    String sendAgain();

    @Message("Try now")
    String tryNow();

    @Message("rate changed")
    String rateChanged();

    @Message("alert")
    String alertRaised();

    @Message("test")
    String webhookTest();

    @Message("Delivery no. {number} is queued. Its message keeps its identifier, so that the receiver knows it.")
    String noticeReplayed(String number);

    @Message("delivery sent again")
    String auditReplayed();

    @Message("asked to send a delivery again")
    String auditReplayAsked();

    @Message("delivery not confirmed to be sent again")
    String auditReplayFailed();

    @Message("Newer")
    String newer();

    @Message("Older")
    String olderDeliveries();

    @Message("More")
    String more();

    @Message("Last used")
    String lastUsed();

    @Message("not known now")
    String lastUsedUnknown();

    @Message("The last use of a key is told to the minute (of calls before this version, the day).")
    String lastUsedHelp();

    @Message("Tokens last used:")
    String tokensLastUsed();

    @Message("Calls by day")
    String byDay();

    @Message("Calls by day of")
    String byDayOf();

    @Message("The figures, day by day")
    String dayFigures();

    @Message("Day (UTC)")
    String day();

    @Message("Calls by day, at most {most} on a day")
    String chartOf(String most);

    @Message("all integrators")
    String allIntegrators();
}
