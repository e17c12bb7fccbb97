package io.usdtaggregator.admin.validation;

import jakarta.validation.constraints.AssertTrue;
import java.util.Objects;

/** The password that somebody chose for themselves, typed twice. */
public record ChosenPassword(@NewPassword String newPassword, String newPasswordAgain) {

    /** Whether no slip of the finger locks its owner out. */
    @AssertTrue(message = "must be the same as the new password")
    public boolean isNewPasswordAgain() {
        return Objects.equals(newPassword, newPasswordAgain);
    }
}
