package io.usdtaggregator.collector.reading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What is seen of a poll from outside: one log line, and metrics by platform and outcome. */
@Singleton
public class PollLog {
    private static final Logger LOG = Logger.getLogger("io.usdtaggregator.collector.poll");

    private final MeterRegistry meters;

    public PollLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void read(PollTask task, OfferBook book, boolean published) {
        long millis = task.clock().elapsedMillis();
        String platform = task.code();
        LOG.infof(
                "poll platform=%s market=%s outcome=read offers=%d dropped=%d %spublished=%s version=%d latency_ms=%d",
                platform,
                task.market().key(),
                book.offers().size(),
                book.dropped().size(),
                reasons(book),
                published,
                book.version(),
                millis);
        count(platform, ReadStatus.READ, millis);
        meters.counter("collector.offers", "platform", platform)
                .increment(book.offers().size());
        book.excluded().forEach((reason, number) -> meters.counter(
                        "collector.offers.dropped", Tags.of("platform", platform, "reason", lower(reason)))
                .increment(number));
    }

    void failed(PollTask task, ReadRecord.Failure failure) {
        String platform = task.code();
        LOG.warnf(
                "poll platform=%s market=%s outcome=%s reason=\"%s\" latency_ms=%d",
                platform,
                task.market().key(),
                lower(failure.status()),
                quoted(failure.reason()),
                failure.latencyMillis());
        count(platform, failure.status(), failure.latencyMillis());
    }

    /** {@code dropped_liquidity=3 dropped_invalid=1 }, so that the line stays a list of keys and values. */
    private static String reasons(OfferBook book) {
        return book.excluded().entrySet().stream()
                .map(one -> "dropped_" + lower(one.getKey()) + "=" + one.getValue() + " ")
                .collect(Collectors.joining());
    }

    private void count(String platform, ReadStatus status, long millis) {
        meters.timer("collector.reads", Tags.of("platform", platform, "outcome", lower(status)))
                .record(Duration.ofMillis(millis));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String reason) {
        return reason.replace("\"", "'");
    }
}
