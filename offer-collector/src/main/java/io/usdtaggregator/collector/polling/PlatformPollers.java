package io.usdtaggregator.collector.polling;

import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.pacing.PollStatistics;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.publishing.ReadRecords;
import io.usdtaggregator.collector.reading.Poll;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the poller of each platform; all of them share what is injected here. */
@Singleton
public class PlatformPollers {
    final PlatformBudget budgets;
    final PollLeases leases;
    final ReadRecords records;
    final PollStatistics statistics;
    final Poll poll;
    final Duration longestRead;

    PlatformPollers(
            PlatformBudget budgets,
            PollLeases leases,
            ReadRecords records,
            PollStatistics statistics,
            Poll poll,
            CollectorConfig config) {
        this.budgets = budgets;
        this.leases = leases;
        this.records = records;
        this.statistics = statistics;
        this.poll = poll;
        this.longestRead = config.polling().longestRead();
    }

    /** @param collector names this process in leases and slots */
    PlatformPoller create(Platform platform, String collector) {
        return new PlatformPoller(platform, this, collector);
    }
}
