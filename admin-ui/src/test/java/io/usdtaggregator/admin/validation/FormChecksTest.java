package io.usdtaggregator.admin.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import jakarta.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormChecksTest {
    private static final String LONG_ENOUGH = "twelve chars";

    private final FormChecks checks =
            new FormChecks(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void all_that_is_wrong_with_a_new_account_is_named_at_once() {
        assertEquals(
                List.of(
                        FieldError.of("password", "length", "12 to 200 characters"),
                        FieldError.of("username", "malformed", "3 to 100 letters, digits or . _ @ -")),
                checks.wrong(new NewAccount("a b", "short")));
        assertEquals(2, checks.wrong(new NewAccount(null, null)).size());
        assertEquals(List.of(), checks.wrong(new NewAccount("clerk", LONG_ENOUGH)));
    }

    @Test
    void a_password_has_12_to_200_characters() {
        assertEquals(1, checks.wrong(new SetPassword("x".repeat(11))).size());
        assertEquals(0, checks.wrong(new SetPassword("x".repeat(12))).size());
        assertEquals(0, checks.wrong(new SetPassword("x".repeat(200))).size());
        assertEquals(1, checks.wrong(new SetPassword("x".repeat(201))).size());
    }

    @Test
    void a_password_that_is_typed_differently_the_second_time_is_refused() {
        assertEquals(
                List.of(FieldError.of("new_password_again", "differs", "must be the same as the new password")),
                checks.wrong(new ChosenPassword(LONG_ENOUGH, LONG_ENOUGH + "x")));
        assertEquals(List.of(), checks.wrong(new ChosenPassword(LONG_ENOUGH, LONG_ENOUGH)));

        HttpProblem refusal = assertThrows(HttpProblem.class, () -> checks.check(new ChosenPassword("short", "short")));
        assertEquals(400, refusal.getStatusCode());
    }
}
