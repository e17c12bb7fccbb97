package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.engine.alerting.AlertDesk;
import io.usdtaggregator.engine.books.BookRepository;
import io.usdtaggregator.engine.history.PublishedLog;
import io.usdtaggregator.engine.history.TickLog;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts engines beside the one under test, which remember nothing. */
@ApplicationScoped
public class AnotherEngine {
    private final RedisCommands redis;
    private final PublishedRates published;
    private final TickLog ticks;
    private final PublishedLog log;
    private final AlertDesk alerts;
    private final RecomputeSchedule schedule;

    public AnotherEngine(
            RedisCommands redis,
            PublishedRates published,
            TickLog ticks,
            PublishedLog log,
            AlertDesk alerts,
            RecomputeSchedule schedule) {
        this.redis = redis;
        this.published = published;
        this.ticks = ticks;
        this.log = log;
        this.alerts = alerts;
        this.schedule = schedule;
    }

    public RateComputation started() {
        return started(new SimpleMeterRegistry());
    }

    public RateComputation started(MeterRegistry meters) {
        return new RateComputation(
                new PlaceRates(new BookRepository(redis), published, ticks, log, alerts, schedule, meters),
                new CorridorRates(published, ticks, log, alerts, meters),
                published);
    }
}
