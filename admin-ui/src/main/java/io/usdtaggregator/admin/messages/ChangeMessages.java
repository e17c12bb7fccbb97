package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts about changes, proposals, the audit log and the settings file; French is in {@code messages/change_fr.properties}. */
@MessageBundle(value = "change", locale = "en")
public interface ChangeMessages {

    @Message("{who} changed it at {at}, after you opened this page. Nothing was saved; what you typed is kept below.")
    String meanwhile(String who, String at);

    @Message("Field by field, as the JSON interface names them")
    String asFields();

    @Message("Look at the change, then load the page again and make yours.")
    String meanwhileNext();

    @Message("Load the page again")
    String loadAgain();

    @Message("What would be saved")
    String whatIsSaved();

    @Message("Nothing: it is like this already.")
    String nothingChanges();

    @Message("What it does to rates")
    String whatItDoes();

    @Message("{count} smaller {#if count == 1}move{#else}moves{/if}")
    String otherMoves(int count);

    @Message("From (day)")
    String fromDay();

    @Message("To (day)")
    String toDay();

    @Message("Filter")
    String filter();

    @Message("No entry is like this. Take a filter away to see more.")
    String noEntry();

    @Message("Older entries")
    String older();

    @Message("{at}, by {who}.")
    String entryOf(String at, String who);

    @Message("Reason: {reason}")
    String entryReason(String reason);

    @Message("This entry keeps no state before and after.")
    String entryWithoutStates();

    @Message("Take this change back")
    String revertTitle();

    @Message(
            "A new change makes these fields what they were before, and leaves everything that was changed later. You see its effect first.")
    String revertHelp();

    @Message("Take back")
    String revert();

    @Message("Edit")
    String edit();

    @Message("in force")
    String inForce();

    @Message("begins at {at}")
    String begins(String at);

    @Message("ended")
    String ended();

    @Message("off")
    String off();

    @Message("State")
    String ruleState();

    @Message("until {at}")
    String until(String at);

    @Message("Approvals")
    String approvals();

    @Message(
            "A change that moves a rate far, crosses a market or ends a rate waits here for a second person. It expires after 24 hours.")
    String approvalsOn();

    @Message("A second person is not asked for: whoever runs the service turns this on with SECOND_PERSON=1.")
    String approvalsOff();

    @Message("No change waits.")
    String noProposal();

    @Message("Proposed")
    String proposedAt();

    @Message("By")
    String proposedBy();

    @Message("Decided by")
    String decidedBy();

    @Message("Proposed change")
    String proposal();

    @Message("waits")
    String proposalWaiting();

    @Message("expired")
    String proposalExpired();

    @Message("approved")
    String proposalApproved();

    @Message("refused")
    String proposalRefused();

    @Message("withdrawn")
    String proposalWithdrawn();

    @Message("Nothing was saved: what this does has changed since it was shown. Look at it again.")
    String effectMoved();

    @Message("You proposed this: somebody else must approve it.")
    String ownProposal();

    @Message("Approve and save")
    String approve();

    @Message("Refuse")
    String refuse();

    @Message("Withdraw")
    String withdraw();

    @Message("A second person must approve this: it is kept under Approvals until then.")
    String needsSecond();

    @Message("Propose")
    String propose();

    @Message("change proposed")
    String auditProposed();

    @Message("change approved")
    String auditApproved();

    @Message("change refused")
    String auditRefused();

    @Message("change withdrawn")
    String auditWithdrawn();

    @Message("Thing")
    String thing();

    @Message("A thing is an integrator, a key, a member of staff, or a part of the settings such as Adjustments.")
    String thingHelp();

    @Message("All its entries")
    String allOfThing();

    @Message("All of these entries as CSV")
    String asFile();

    @Message("Changed again since")
    String changedSince();

    @Message("{at}, by {who}")
    String changedSinceBy(String at, String who);

    @Message("A new change makes these fields what they were, and leaves all later changes. It would save:")
    String revertThingHelp();

    @Message("The change was taken back.")
    String noticeTakenBack();

    @Message("More than one active rule would be for {scope}. Only the newest of them applies.")
    String overlapOf(String scope);

    @Message("Takes effect")
    String takesEffect();

    @Message("at once")
    String atOnce();

    @Message("Reading interval of its own")
    String ownRefresh();

    @Message("as all platforms")
    String asAllPlatforms();

    @Message("Settings as a file")
    String settingsFile();

    @Message("All settings as one JSON file: to keep, to compare, or to carry to another installation.")
    String settingsFileHelp();

    @Message("Download version {version}")
    String takeOut(long version);

    @Message("Put a file in force")
    String putBack();

    @Message(
            "You see every field that would change, and what it does to rates, before anything is saved. A section that the file leaves out stays as it is.")
    String putBackHelp();

    @Message("Choose the file, or paste what it holds below")
    String chooseFile();

    @Message("Content of the file (JSON)")
    String fileText();
}
