package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.base.tracing.TraceParent;
import io.usdtaggregator.engine.books.IncompleteRates;
import io.usdtaggregator.engine.books.OutdatedSettings;
import io.usdtaggregator.engine.history.write.HistoryConfig;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryStream;
import io.usdtaggregator.engine.history.write.UnwrittenPublications;
import io.usdtaggregator.engine.updates.PreviousRate;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published rates in Redis. Rates and the cross rates made from them are written in one step, and a publication that
 * was made from older ones is refused.
 */
@ApplicationScoped
public class PublishedRates {
    private static final RedisScript MOMENT = RedisScript.named("rates-moment");
    private static final RedisScript PUBLISH = RedisScript.named("publish-rates");
    private static final RedisScript FORGET = RedisScript.named("forget-rates");

    private static final List<String> MOMENT_KEYS = List.of(
            RedisKeys.RATES_DONE,
            RedisKeys.RATE_TOKENS,
            RedisKeys.RATES_BASIS,
            RedisKeys.CROSS_RATES,
            RedisKeys.RATES_VERSION);

    private final RedisCommands redis;
    private final String waitingPublications;
    private final RecentPublications recent;
    private final UnwrittenPublications unwritten;
    private final Counter dropped;

    public PublishedRates(
            RedisCommands redis,
            HistoryConfig history,
            RecentPublications recent,
            UnwrittenPublications unwritten,
            MeterRegistry meters) {
        this.redis = redis;
        this.waitingPublications = String.valueOf(history.waitingPublications());
        this.recent = recent;
        this.unwritten = unwritten;
        this.dropped = meters.counter("engine.rows.dropped", "rows", "publications");
    }

    /**
     * The next token, at the same moment all that is asked for, and then these books.
     *
     * @param books their keys
     */
    Uni<Moment> moment(long settings, List<String> books, Inputs inputs) {
        return unlessRefused(settings, MOMENT, MOMENT_KEYS, arguments(inputs))
                .chain(seen -> {
                    long then = System.nanoTime();
                    return redis.texts(books).map(read -> new Seen(seen, read, System.nanoTime() - then));
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(seen -> seen.moment(inputs));
    }

    private static List<String> arguments(Inputs inputs) {
        List<String> arguments = new ArrayList<>(List.of(
                inputs.all() ? "all" : "part",
                String.valueOf(inputs.rateFields().size())));
        arguments.addAll(inputs.rateFields());
        arguments.addAll(inputs.corridorKeys());
        return arguments;
    }

    /**
     * What Redis answered.
     *
     * @param published by the script of the moment
     * @param nanos how much later the books were there
     */
    private record Seen(Response published, List<Optional<String>> books, long nanos) {
        Moment moment(Inputs inputs) {
            return new Moment(
                    Long.parseLong(published.get(0).toString()),
                    RedisAnswers.instant(published.get(4), published.get(5))
                            .plusNanos(nanos)
                            .truncatedTo(ChronoUnit.MICROS),
                    books,
                    RedisAnswers.values(
                            inputs.rateFields(), published.get(1), text -> MarketJson.read(text, PreviousRate.class)),
                    RedisAnswers.values(
                            inputs.corridorKeys(), published.get(2), text -> MarketJson.read(text, CrossRate.class)),
                    published.get(3).toString());
        }
    }

    public Uni<Map<String, Rate>> rates(Collection<String> fields) {
        return redis.fields(RedisKeys.RATES, fields, Rate.class);
    }

    /** The same, of no trace. */
    Uni<Void> publish(Publication publication) {
        return publish(publication, Span.getInvalid());
    }

    /**
     * Writes all of it in one step and tells readers; fails with {@link OutdatedRates} when it was made from older rates.
     *
     * @param trace readers and history carry it on
     */
    Uni<Void> publish(Publication publication, Span trace) {
        if (publication.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> keys = List.of(
                RedisKeys.RATES,
                RedisKeys.RATES_BASIS,
                RedisKeys.CROSS_RATES,
                RedisKeys.RATES_VERSION,
                RedisKeys.HISTORY_STREAM,
                RedisKeys.HISTORY_WAITING);
        return unlessRefused(publication.settings(), PUBLISH, keys, arguments(publication, trace))
                .invoke(done -> note(publication, TraceParent.of(trace), done))
                .replaceWithVoid();
    }

    private void note(Publication publication, String traceParent, Response done) {
        dropped.increment(done.get(0).toLong());
        Instant at = Instant.ofEpochMilli(Long.parseLong(done.get(1).toString()));
        HistoryEntry entry = publication.record().published(at);
        recent.published(entry, done.get(2).toLong());
        unwritten.add(done.get(3).toString(), entry, traceParent);
    }

    private List<String> arguments(Publication publication, Span trace) {
        Moment moment = publication.moment();
        List<String> arguments = new ArrayList<>(List.of(
                RedisKeys.RATES_CHANNEL,
                waitingPublications,
                HistoryStream.text(publication.record()),
                TraceParent.of(trace),
                moment.lastMessage()));
        addList(arguments, publication.ratesReliedOn(), field -> Stream.of(field, moment.versionOfRate(field)));
        addList(
                arguments,
                publication.crossRates(),
                cross -> Stream.of(
                        cross.corridor().key(),
                        moment.versionOfCrossRate(cross.corridor().key())));
        addList(
                arguments,
                publication.rates(),
                update -> Stream.of(
                        Publication.field(update.rate()),
                        MarketJson.write(update.rate()),
                        MarketJson.write(update.previous())));
        addList(
                arguments,
                publication.crossRates(),
                cross -> Stream.of(cross.corridor().key(), MarketJson.write(cross)));
        addList(arguments, publication.record().newIds().toList(), Stream::of);
        return arguments;
    }

    private static <T> void addList(List<String> arguments, List<T> items, Function<T, Stream<String>> texts) {
        arguments.add(String.valueOf(items.size()));
        items.stream().flatMap(texts).forEach(arguments::add);
    }

    /** Removes what is no longer active. The version grows without a message, so that readers read anew. */
    Uni<Void> keepOnly(long settings, Set<String> rateFields, Set<String> corridors) {
        return forget(settings, RedisKeys.RATES, rateFields)
                .chain(gone ->
                        forget(settings, RedisKeys.RATES_BASIS, rateFields).replaceWith(gone))
                .chain(gone ->
                        forget(settings, RedisKeys.CROSS_RATES, corridors).map(more -> gone || more))
                .chain(gone -> gone
                        ? redis.run("INCR", RedisKeys.RATES_VERSION).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> forget(long settings, String hash, Set<String> wanted) {
        return redis.run("HKEYS", hash).chain(fields -> {
            Set<String> unwanted = RedisAnswers.elements(fields)
                    .filter(field -> !wanted.contains(field))
                    .collect(Collectors.toSet());
            if (unwanted.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            return unlessRefused(settings, FORGET, List.of(hash), unwanted).replaceWith(true);
        });
    }

    /** The scripts refuse whoever works on what no longer holds: they must neither overwrite nor remove. */
    private Uni<Response> unlessRefused(
            long settings, RedisScript script, Collection<String> keys, Collection<String> arguments) {
        return redis.run(
                        script,
                        Stream.concat(Stream.of(RedisKeys.SETTINGS), keys.stream())
                                .toList(),
                        Stream.concat(Stream.of(String.valueOf(settings)), arguments.stream())
                                .toList())
                .onFailure()
                .transform(failed -> refusal(settings, failed));
    }

    private static Throwable refusal(long settings, Throwable failed) {
        String message = String.valueOf(failed.getMessage());
        if (message.contains("OUTDATED settings")) {
            return new OutdatedSettings(settings);
        }
        if (message.contains("INCOMPLETE rates")) {
            return new IncompleteRates(settings);
        }
        return message.contains("OUTDATED rates") ? new OutdatedRates(message) : failed;
    }
}
