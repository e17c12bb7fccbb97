package io.usdtaggregator.admin.validation;

/** What every new account needs. */
public record NewAccount(
        @Username String username, @NewPassword String password) {}
