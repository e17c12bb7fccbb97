package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.engine.books.BookRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts engines beside the one under test, which remember nothing. */
@ApplicationScoped
public class AnotherEngine {
    private final RedisCommands redis;
    private final PublishedRates published;
    private final RecomputeSchedule schedule;
    private final PublicationFollowUp followUp;

    public AnotherEngine(
            RedisCommands redis, PublishedRates published, RecomputeSchedule schedule, PublicationFollowUp followUp) {
        this.redis = redis;
        this.published = published;
        this.schedule = schedule;
        this.followUp = followUp;
    }

    public RateComputation started() {
        return started(new SimpleMeterRegistry());
    }

    public RateComputation started(MeterRegistry meters) {
        return started(published, meters);
    }

    /** One that reads and publishes by way of these. */
    RateComputation started(PublishedRates published) {
        return started(published, new SimpleMeterRegistry());
    }

    private RateComputation started(PublishedRates published, MeterRegistry meters) {
        return new RateComputation(
                new BookRepository(redis),
                new PlaceRates(published, meters),
                new CorridorRates(meters),
                published,
                schedule,
                followUp);
    }
}
