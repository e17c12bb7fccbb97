package io.usdtaggregator.engine.rates;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.engine.books.BookRepository;
import io.usdtaggregator.engine.history.write.HistoryConfig;
import io.usdtaggregator.engine.history.write.HistoryLog;
import io.usdtaggregator.engine.history.write.HistoryRecorder;
import io.usdtaggregator.engine.history.write.HistoryStream;
import io.usdtaggregator.engine.history.write.Partitions;
import io.usdtaggregator.engine.history.write.UnwrittenPublications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** Starts engines beside the one under test, which remember nothing. */
@ApplicationScoped
public class AnotherEngine {
    private final RedisCommands redis;
    private final PublishedRates published;
    private final RecomputeSchedule schedule;
    private final PublicationFollowUp followUp;
    private final AlertService alerts;
    private final HistoryOf history;

    public AnotherEngine(
            RedisCommands redis,
            PublishedRates published,
            RecomputeSchedule schedule,
            PublicationFollowUp followUp,
            AlertService alerts,
            HistoryOf history) {
        this.redis = redis;
        this.published = published;
        this.schedule = schedule;
        this.followUp = followUp;
        this.alerts = alerts;
        this.history = history;
    }

    /** What an engine records with. */
    @Singleton
    static final class HistoryOf {
        @Inject
        HistoryStream stream;

        @Inject
        HistoryLog log;

        @Inject
        HistoryConfig config;

        @Inject
        Partitions partitions;

        @Inject
        Traces traces;
    }

    /** One with a memory of its own. */
    public Apart startedApart() {
        return new Apart();
    }

    /** An engine that writes what it published when it is told to. */
    public final class Apart {
        private final UnwrittenPublications unwritten = new UnwrittenPublications();
        private final HistoryRecorder recorder = new HistoryRecorder(
                history.stream, unwritten, history.log, history.partitions, history.traces, new SimpleMeterRegistry());
        private final RateComputation rates = started(
                new PublishedRates(
                        redis,
                        history.config,
                        new RecentPublications(history.log),
                        unwritten,
                        new SimpleMeterRegistry()),
                new PublicationFollowUp(new NeverBegun(), alerts),
                new SimpleMeterRegistry());

        public RateComputation rates() {
            return rates;
        }

        /** Completes when this holds. */
        public Uni<Void> writes(BooleanSupplier isWritten) {
            return Uni.createFrom()
                    .voidItem()
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(recorder::begin)
                    .invoke(() -> await().atMost(LiveEngine.PATIENCE).until(isWritten::getAsBoolean));
        }

        private final class NeverBegun extends HistoryRecorder {
            NeverBegun() {
                super(
                        history.stream,
                        unwritten,
                        history.log,
                        history.partitions,
                        history.traces,
                        new SimpleMeterRegistry());
            }

            @Override
            public void begin() {
                // Not before it is told to.
            }
        }
    }

    public RateComputation started() {
        return started(new SimpleMeterRegistry());
    }

    public RateComputation started(MeterRegistry meters) {
        return started(published, followUp, meters);
    }

    /** One that reads and publishes by way of these. */
    RateComputation started(PublishedRates published) {
        return started(published, followUp, new SimpleMeterRegistry());
    }

    private RateComputation started(PublishedRates published, PublicationFollowUp followUp, MeterRegistry meters) {
        return new RateComputation(
                new BookRepository(redis),
                new PlaceRates(published, meters),
                new CorridorRates(meters),
                published,
                schedule,
                followUp);
    }
}
