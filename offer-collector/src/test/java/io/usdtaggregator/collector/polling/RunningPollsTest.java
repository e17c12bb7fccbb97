package io.usdtaggregator.collector.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.collector.lease.Lease;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.pacing.MarketActivity;
import io.usdtaggregator.collector.reading.KnownMarket;
import io.usdtaggregator.collector.reading.PollTask;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningPollsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    private final RunningPolls running = new RunningPolls(MINUTE);
    private final PollTask task = new PollTask(
            null,
            null,
            XOF,
            MINUTE,
            new KnownMarket(MarketActivity.unknown(MINUTE), Optional.empty()),
            new Lease(new PollLeases.Terms(MINUTE, MINUTE), "holder", new LeaseClock(0, 0), List.of(), false));

    @Test
    void a_poll_that_ran_past_twice_its_deadline_does_not_end() {
        running.begin(task, Instant.now());

        assertEquals(Optional.empty(), running.overdue(Instant.now().plus(MINUTE)));
        assertEquals(
                Optional.of("the poll of XOF:-:BUY does not end"),
                running.overdue(Instant.now().plus(MINUTE.multipliedBy(3))));
    }

    @Test
    void a_poll_that_ended_is_forgotten() {
        running.begin(task, Instant.now());
        running.end(task);

        assertEquals(0, running.count());
        assertEquals(Optional.empty(), running.overdue(Instant.now().plus(MINUTE.multipliedBy(3))));
    }
}
