package io.usdtaggregator.gateway.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * How old the newest book of each active market is, as callers of this gateway meet it: the metric
 * {@code gateway.market.age.seconds}. A market that no platform ever had a book of is not among them.
 */
@Singleton
public class MarketAges {
    private final LiveData data;
    private final MultiGauge ages;

    MarketAges(LiveData data, MeterRegistry meters) {
        this.data = data;
        this.ages = MultiGauge.builder("gateway.market.age.seconds")
                .description("Seconds since the newest book of this market was read")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        if (data.ready()) {
            Map<Market, Duration> now = of(data.settings(), data.books().books().values(), Instant.now());
            ages.register(
                    now.entrySet().stream()
                            .map(entry -> row(entry.getKey(), entry.getValue()))
                            .toList(),
                    true);
        }
        return Uni.createFrom().voidItem();
    }

    static Map<Market, Duration> of(Settings settings, Collection<OfferBook> books, Instant now) {
        return BooksSnapshot.active(settings, books)
                .collect(Collectors.toMap(
                        OfferBook::market,
                        book -> Duration.between(book.observedAt(), now),
                        BinaryOperator.minBy(Duration::compareTo)));
    }

    private static MultiGauge.Row<?> row(Market market, Duration age) {
        return MultiGauge.Row.of(Tags.of("market", market.key()), age.toMillis() / 1000.0);
    }
}
