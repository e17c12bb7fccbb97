package io.usdtaggregator.admin.validation;

/** The password that an admin sets for an account. */
public record SetPassword(@NewPassword String password) {}
