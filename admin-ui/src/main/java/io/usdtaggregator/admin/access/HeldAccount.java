package io.usdtaggregator.admin.access;

import io.usdtaggregator.model.access.Access.Account;

/**
 * An integrator's account.
 *
 * @param version counts its changes
 */
public record HeldAccount(Account account, long version) {}
