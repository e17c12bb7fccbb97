package io.usdtaggregator.collector.polling;

import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.PollAdmission;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.lease.SteadyClock;
import io.usdtaggregator.collector.pacing.PollStatistics;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.publishing.ReadRecords;
import io.usdtaggregator.collector.reading.Poll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Makes the poller of each platform; all of them share what is injected here. */
@Singleton
public class PlatformPollers {
    final PlatformBudget budgets;
    final PollLeases leases;
    final PollAdmission admission;
    final ReadRecords records;
    final PollStatistics statistics;
    final Poll poll;
    final Duration longestRead;
    final InstantSource clock = new SteadyClock();

    @Inject
    PlatformPollers(
            PlatformBudget budgets,
            PollLeases leases,
            PollAdmission admission,
            ReadRecords records,
            PollStatistics statistics,
            Poll poll,
            CollectorConfig config) {
        this(
                budgets,
                leases,
                admission,
                records,
                statistics,
                poll,
                config.polling().longestRead());
    }

    /** @param longestRead after which a poll should have ended */
    public PlatformPollers(
            PlatformBudget budgets,
            PollLeases leases,
            PollAdmission admission,
            ReadRecords records,
            PollStatistics statistics,
            Poll poll,
            Duration longestRead) {
        this.budgets = budgets;
        this.leases = leases;
        this.admission = admission;
        this.records = records;
        this.statistics = statistics;
        this.poll = poll;
        this.longestRead = longestRead;
    }

    /** @param collector names this process in leases and slots */
    PlatformPoller create(Platform platform, String collector) {
        return new PlatformPoller(platform, this, collector);
    }
}
