package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of what tells of errors; French is in {@code messages/problem_fr.properties}. */
@MessageBundle(value = "problem", locale = "en")
public interface ProblemMessages {

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

    @Message("Back to the page")
    String backToPage();

    @Message("Somebody else changed this meanwhile; what you typed is kept.")
    String problemConflict();

    @Message("The username is taken.")
    String problemUsernameTaken();

    @Message("What you asked for does not exist.")
    String problemNotFound();

    @Message("A part of the system cannot be reached. Nothing was changed; try again in a moment.")
    String problemUnavailable();

    @Message("Your role does not allow this. An admin can change your role, or do it for you.")
    String problemForbidden();

    @Message("This form is of another session, or too old. Load the page again.")
    String problemOtherSession();

    @Message("Something went wrong here. It was logged.")
    String problemInternal();

    @Message("The address or the form has something that cannot be read. Nothing was changed.")
    String problemOther();

    @Message("This address takes no such request.")
    String problemMethod();

    @Message("What was sent is too large. Nothing was changed.")
    String problemTooLarge();

    @Message("There is no new key to confirm; begin again.")
    String problemNothingToConfirm();

    @Message("must be a number, such as 1.5")
    String fieldNumber();

    @Message("must be a day and a time")
    String fieldTime();

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

    @Message("Too many wrong tries. Wait a moment, then try again.")
    String tooManyLogins();

    @Message("the clocks skip this time on that day: type one before or after")
    String fieldSkippedTime();

    @Message("the clocks go through this time twice on that day: type one before or after")
    String fieldTimeTwice();

    @Message("Parts of this were changed again since, so nothing was taken back. Below is who did that, and to what.")
    String problemChangedSince();

    @Message("is not the present password")
    String fieldWrongPassword();

    @Message("must be the same as the new password")
    String fieldDiffers();

    @Message("Nobody approves a change that they proposed themselves.")
    String problemOwnProposal();

    @Message("Nobody changes their own role, or disables their own account.")
    String problemOwnAccount();

    @Message("This change was decided already, or it has expired.")
    String problemProposalClosed();

    @Message("This link was used already, or it has expired.")
    String problemResetLinkClosed();

    @Message("Two-step login is not set up here.")
    String problemTwoStepOff();

    @Message("is not the code of the app now")
    String fieldWrongCode();

    @Message("The webhook takes no more deliveries now: its target wants no more, or too many wait already.")
    String problemWebhookTakesNoMore();

    @Message(
            "No gateway confirmed it, so the delivery may be queued or not. Look at the deliveries of the webhook before you send it again.")
    String problemReplayNotKnown();

    @Message("{least} to {most} characters")
    String fieldCharacters(String least, String most);

    @Message("3 to 100 letters, digits or . _ @ -")
    String fieldUsername();

    @Message("What it showed was removed, or its address has a mistake.")
    String errorNotFoundHelp();
}
