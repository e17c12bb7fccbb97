package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the page of alerts; French is in {@code messages/alert_fr.properties}. */
@MessageBundle(value = "alert", locale = "en")
public interface AlertMessages {

    @Message("Open")
    String open();

    @Message("Acknowledged")
    String seen();

    @Message("Nothing is open: no rate moved too far, and every platform is read.")
    String noneOpen();

    @Message("No alert of this choice. Show all to see the others.")
    String noneLikeThis();

    @Message("Nobody had to acknowledge an alert yet.")
    String noneSeen();

    @Message("Kind")
    String kind();

    @Message("all kinds")
    String allKinds();

    @Message("{count} times since {time}")
    String timesSince(int count, String time);

    @Message("The rate at that time")
    String atThatTime();

    @Message("Platforms and reads")
    String whatWasRead();

    @Message("As recorded")
    String asRecorded();

    @Message("Note for the selected alerts")
    String note();

    @Message("what was found, or why it is no problem")
    String noteHint();

    @Message("moved from {before} to {after} ({percent} %)")
    String moved(String before, String after, String percent);

    @Message("and {number} more")
    String andMore(int number);

    @Message("It is held back until a second read confirms it.")
    String heldBack();

    @Message("cannot be read.")
    String platformFailed();

    @Message("another platform serves in the place of {platform}.")
    String fallback(String platform);

    @Message("buying prices lie below selling prices: the sides may be swapped.")
    String sideSuspect();

    @Message("few merchants offer.")
    String thinBook();

    @Message("a rule would have left it at zero or less, and was not applied.")
    String ruleSkipped();

    @Message("A message between the services could not be worked off, and was set aside.")
    String poison();

    @Message("{percent} % from the official rate, which is outside the band.")
    String premium(String percent);

    @Message("The central bank’s document was not taken: it looks wrong. The last good rate stays.")
    String officialRate();

    @Message("What it moved")
    String movedByChange();

    @Message("It moved no rate by more than the alert threshold.")
    String movedNothing();

    @Message("What it moved cannot be shown now: the rate-engine does not answer.")
    String movesUnreached();
}
