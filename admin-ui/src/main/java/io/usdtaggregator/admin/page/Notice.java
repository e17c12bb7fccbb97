package io.usdtaggregator.admin.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a page says once after a form was done: it crosses the redirect in a cookie, so that loading the page again neither
 * repeats the form nor the notice.
 *
 * @param about the thing that was changed; may be empty
 */
public record Notice(Kind kind, String about) {
    static final String COOKIE = "notice";

    /** What was done. */
    public enum Kind {
        SAVED,
        ACCOUNT_MADE,
        ACCOUNT_CHANGED,
        KEY_MADE,
        KEY_CHANGED,
        KEY_REVOKED,
        DELIVERY_REPLAYED,
        REFRESH_STARTED,
        ALERT_ACKNOWLEDGED,
        PROPOSED,
        PROPOSAL_REFUSED,
        PASSWORD_CHANGED,
        SESSION_ENDED,
        TAKEN_BACK,
        PASSWORD_RESET,
        RESET_LINK_MADE,
        TWO_STEP_BEGUN,
        TWO_STEP_ON,
        TWO_STEP_OFF,
        CHOICES_SAVED,
        STAFF_CHANGED
    }

    /** The value of the cookie. */
    String encoded() {
        return kind.name() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(about.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that {@link #encoded()} does not write. */
    static Optional<Notice> parse(String cookie) {
        try {
            String[] parts = cookie.split("\\.", 2);
            return Optional.of(new Notice(
                    Kind.valueOf(parts[0]),
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }
}
