package io.usdtaggregator.collector.reading;

import io.opentelemetry.api.trace.Span;

/**
 * What belongs to one poll.
 *
 * @param token fencing token: the version under which its book is published
 */
record PollAttempt(PollTask task, long token, BudgetPermits permits, Span span) {}
