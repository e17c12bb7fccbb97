package io.usdtaggregator.collector.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.collector.FakePlatform;
import io.usdtaggregator.collector.ScriptedPlatform;
import io.usdtaggregator.collector.budget.BudgetAnswer;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.Lease;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.pacing.MarketActivity;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.PlatformSetting;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests whose tokens came with the lease. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class BudgetPermitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final BudgetAnswer AT_ONCE = new BudgetAnswer(BudgetAnswer.Grant.GRANTED, Duration.ZERO);

    @Inject
    PlatformBudget budgets;

    @Test
    void a_pause_that_begins_during_a_read_holds_for_its_next_page_although_its_token_is_there() {
        BudgetPermits permits = permits("test-pages", List.of(AT_ONCE, AT_ONCE, AT_ONCE));
        assertEquals(Optional.empty(), next(permits));
        assertEquals(Optional.empty(), next(permits));
        assertEquals(1, permits.unused());

        budgets.throttled("test-pages", MINUTE).await().atMost(MINUTE);

        assertEquals(
                Optional.of(ReadOutcome.Withheld.class),
                next(permits).map(ReadOutcome.Failure::getClass).map(Class.class::cast));
        assertEquals(2, permits.requests());
        assertEquals(0, permits.unused());
    }

    private BudgetPermits permits(String platform, List<BudgetAnswer> tokens) {
        return new BudgetPermits(
                budgets,
                new PollTask(
                        new ScriptedPlatform(platform),
                        new PlatformSetting(platform, platform, true, true, new Budget(6000, 50, 4), null),
                        Market.zone("XOF", TradeType.BUY),
                        MINUTE,
                        new KnownMarket(MarketActivity.unknown(MINUTE), Optional.empty()),
                        new Lease(
                                new PollLeases.Terms(MINUTE, MINUTE),
                                "holder",
                                new LeaseClock(0, System.nanoTime()),
                                tokens,
                                false)),
                MINUTE);
    }

    private static Optional<ReadOutcome.Failure> next(BudgetPermits permits) {
        return permits.next().await().atMost(MINUTE);
    }
}
