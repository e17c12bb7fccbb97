package io.usdtaggregator.collector.lease;

import io.usdtaggregator.collector.budget.BudgetAnswer;
import java.util.List;

/**
 * A market that this collector may poll.
 *
 * @param holder names the poll in leases and slots
 * @param clock Redis's own, from the moment of the lease
 * @param tokens that were taken with it, for the first requests in their order; where there was none, why
 * @param afterFailures the platform's last read failed
 */
public record Lease(
        PollLeases.Terms terms, String holder, LeaseClock clock, List<BudgetAnswer> tokens, boolean afterFailures) {}
