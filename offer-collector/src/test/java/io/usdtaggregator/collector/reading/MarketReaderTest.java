package io.usdtaggregator.collector.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.lease.Lease;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.pacing.MarketActivity;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MarketReaderTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    /** A deadline over the whole read, whatever holds it up. */
    @Test
    void a_read_that_never_ends_is_unreachable_and_given_up() {
        AtomicBoolean givenUp = new AtomicBoolean();
        Platform silent = new NeverAnswering(givenUp);
        PollTask task = new PollTask(
                silent,
                null,
                XOF,
                MINUTE,
                new KnownMarket(MarketActivity.unknown(MINUTE), Optional.empty()),
                new Lease(new PollLeases.Terms(MINUTE, MINUTE), "holder", new LeaseClock(0, 0), List.of(), false));
        MarketReader reader = new MarketReader(null, Duration.ofMillis(100));

        ReadOutcome outcome = reader.read(task, null).await().atMost(MINUTE);

        assertEquals(ReadStatus.UNREACHABLE, outcome.status());
        assertTrue(givenUp.get(), "the read goes on in the background");
    }

    private record NeverAnswering(AtomicBoolean givenUp) implements Platform {
        @Override
        public String code() {
            return "silent";
        }

        @Override
        public boolean canBeAskedByCountry() {
            return false;
        }

        @Override
        public Uni<ReadOutcome> read(Market market, Permits permits) {
            return Uni.createFrom().<ReadOutcome>nothing().onCancellation().invoke(() -> givenUp.set(true));
        }
    }
}
