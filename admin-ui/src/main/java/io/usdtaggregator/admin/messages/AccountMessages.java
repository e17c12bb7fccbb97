package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts about one's own account, the second step of a login and reset passwords; French is in {@code messages/account_fr.properties}. */
@MessageBundle(value = "account", locale = "en")
public interface AccountMessages {

    @Message("Your account")
    String ownAccount();

    @Message("New password again")
    String newPasswordAgain();

    @Message("At least 12 characters. A new password ends all your other sessions.")
    String passwordHelp();

    @Message("Open sessions")
    String openSessions();

    @Message(
            "A session ends by itself after 8 hours, or when it is not used for 30 minutes. End one that you do not know, and change the password.")
    String sessionsHelp();

    @Message("From")
    String fromAddress();

    @Message("Opened")
    String opened();

    @Message("Last used")
    String lastUsed();

    @Message("Ends")
    String endsAt();

    @Message("End")
    String endSession();

    @Message("this one")
    String thisSession();

    @Message("own password changed")
    String auditPasswordChanged();

    @Message("session ended")
    String auditSessionsEnded();

    @Message("A new password")
    String resetTitle();

    @Message("For the account {username}. The link works once.")
    String resetFor(String username);

    @Message("Password link")
    String makeResetLink();

    @Message("Hand this link over. It is shown only this once, works once, and for 24 hours:")
    String resetLinkOnce();

    @Message("The link was made; an older one no longer works.")
    String noticeResetLink();

    @Message("Your password was set. Log in with it.")
    String noticePasswordReset();

    @Message("Now add the key to your app, and type its code.")
    String noticeTwoStepBegun();

    @Message("From now on, a login asks for a code.")
    String noticeTwoStepOn();

    @Message("A login asks for the password alone again.")
    String noticeTwoStepOff();

    @Message("Your choices were saved.")
    String noticeChoices();

    @Message("Language and time zone")
    String choices();

    @Message("Language")
    String language();

    @Message("Time zone of dates")
    String timeZoneChoice();

    @Message("Code of your authenticator app, if you use one")
    String loginCode();

    @Message("Two-step login")
    String twoStep();

    @Message(
            "A code of an authenticator app is asked for beside the password. Such an account logs in on these pages only, not over HTTP Basic.")
    String twoStepHelp();

    @Message("It is not set up here: whoever runs the service sets TWO_STEP_SECRET.")
    String twoStepNotHere();

    @Message("Manage")
    String twoStepManage();

    @Message("It is on.")
    String twoStepIsOn();

    @Message("It is off.")
    String twoStepIsOff();

    @Message("Turn on")
    String twoStepBegin();

    @Message("Turn off two-step login")
    String twoStepRemove();

    @Message("Key for your app")
    String twoStepKey();

    @Message(
            "Scan the QR code with the app. Where the app is on this very phone, open the link; else type the key into the app.")
    String twoStepKeyHelp();

    @Message("QR code of the key")
    String twoStepPicture();

    @Message("Open in the app")
    String twoStepOpen();

    @Message("Key to type:")
    String twoStepTyped();

    @Message("Code that the app shows now")
    String twoStepCode();

    @Message("Confirm")
    String twoStepConfirm();

    @Message("Recovery codes")
    String recoveryCodes();

    @Message("Keep these codes. Each stands in for the app once. They are shown only this once.")
    String recoveryOnce();

    @Message("password link made")
    String auditResetLink();

    @Message("password set by link")
    String auditPasswordReset();

    @Message("two-step login on")
    String auditTwoStepOn();

    @Message("two-step login off")
    String auditTwoStepOff();

    @Message("recovery code used")
    String auditRecoveryCode();

    @Message("Password and two-step login")
    String loginOf();
}
