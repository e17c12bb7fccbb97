package io.usdtaggregator.collector.lease;

import io.usdtaggregator.collector.budget.BudgetAnswer;

/**
 * A market that this collector may poll.
 *
 * @param holder names the poll in leases and slots
 * @param clock Redis's own, from the moment of the lease
 * @param firstRequest the token that was taken with it, or why there is none
 */
public record Lease(PollLeases.Terms terms, String holder, LeaseClock clock, BudgetAnswer firstRequest) {}
