package io.usdtaggregator.admin.page;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.admin.messages.ProblemMessages;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors in the reader's language. The JSON interface speaks English; its codes name the French sentences. */
final class ProblemText {
    private static final Pattern CHARACTERS = Pattern.compile("(\\d+) to (\\d+) characters");
    private static final Pattern RANGE = Pattern.compile("from (-?[\\d.]+) to (-?[\\d.]+)");

    private final ProblemMessages messages;
    private final boolean english;

    ProblemText(ProblemMessages messages, Locale locale) {
        this.messages = messages;
        this.english = locale.equals(Locale.ENGLISH);
    }

    /** One sentence for a problem that is not about a field. */
    String of(HttpProblem problem) {
        if (english && !Problem.code(problem).equals("changed_since")) {
            return String.valueOf(problem.getDetail());
        }
        return switch (Problem.code(problem)) {
            case "conflict" -> messages.problemConflict();
            case "changed_since" -> messages.problemChangedSince();
            case "reset_link_closed" -> messages.problemResetLinkClosed();
            case "two_step_off" -> messages.problemTwoStepOff();
            case "own_account" -> messages.problemOwnAccount();
            case "own_proposal" -> messages.problemOwnProposal();
            case "proposal_closed" -> messages.problemProposalClosed();
            case "login_throttled" -> messages.tooManyLogins();
            case "webhook_takes_no_more" -> messages.problemWebhookTakesNoMore();
            case "replay_not_known" -> messages.problemReplayNotKnown();
            case "username_taken" -> messages.problemUsernameTaken();
            case "not_found" -> messages.problemNotFound();
            case "csrf_token" -> messages.problemOtherSession();
            case "nothing_to_confirm" -> messages.problemNothingToConfirm();
            default -> ofStatus(problem.getStatusCode());
        };
    }

    private String ofStatus(int status) {
        return switch (status) {
            case 403 -> messages.problemForbidden();
            case 404 -> messages.problemNotFound();
            case 405 -> messages.problemMethod();
            case 413, 414, 431 -> messages.problemTooLarge();
            case 503 -> messages.problemUnavailable();
            default -> status >= 500 ? messages.problemInternal() : messages.problemOther();
        };
    }

    /** The same error, with its message in the reader's language and what is allowed in it. */
    FieldError of(FieldError error) {
        String allowed = error.allowed() == null ? "" : " (" + String.join(", ", error.allowed()) + ")";
        return FieldError.of(error.field(), error.code(), (english ? error.message() : french(error)) + allowed);
    }

    private String french(FieldError error) {
        Matcher characters = CHARACTERS.matcher(error.message());
        if (characters.matches()) {
            return messages.fieldCharacters(characters.group(1), characters.group(2));
        }
        if (error.field().equals("username") && error.code().equals("malformed")) {
            return messages.fieldUsername();
        }
        Matcher range = RANGE.matcher(error.message());
        if (range.find()) {
            return messages.fieldOutOfRange(range.group(1), range.group(2));
        }
        if (error.code().equals("malformed")) {
            return malformed(error.message());
        }
        return switch (error.code()) {
            case "missing", "required" -> messages.fieldMissing();
            case "ambiguous" -> messages.fieldAmbiguous();
            case "skipped_time" -> messages.fieldSkippedTime();
            case "time_twice" -> messages.fieldTimeTwice();
            case "wrong_code" -> messages.fieldWrongCode();
            case "wrong" -> messages.fieldWrongPassword();
            case "differs" -> messages.fieldDiffers();
            case "twice" -> messages.fieldTwice();
            case "unknown_currency" -> messages.fieldUnknownCurrency();
            case "unknown_country" -> messages.fieldUnknownCountry();
            case "not_allowed" -> messages.fieldNotAllowed();
            case "out_of_range" -> messages.fieldOutside();
            case "above_max", "order", "before_start", "not_before_to" -> messages.fieldOrder();
            case "too_long", "length" -> messages.fieldLength();
            case "not_positive" -> messages.fieldNotPositive();
            case "default" -> messages.fieldOneDefault();
            default -> messages.fieldWrong();
        };
    }

    private String malformed(String english) {
        if (english.contains("number") || english.contains("dollars")) {
            return messages.fieldNumber();
        }
        return english.contains("a day and a time") ? messages.fieldTime() : messages.fieldMalformed();
    }
}
