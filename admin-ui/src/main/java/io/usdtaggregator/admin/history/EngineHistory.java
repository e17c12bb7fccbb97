package io.usdtaggregator.admin.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.internal.history.HistoryExportApi;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the rate-engine for the ticks of a span as CSV. */
@ApplicationScoped
public class EngineHistory {
    /** Years of ticks take minutes; a reader who stops reading holds the engine's cursor no longer than this. */
    private static final Duration DEADLINE = Duration.ofMinutes(15);

    private static final byte[] END = {};

    private final HistoryExportApi engine;

    EngineHistory(@RestClient HistoryExportApi engine) {
        this.engine = engine;
    }

    /** The file, as it comes; unavailable when the engine does not answer. It breaks off at its deadline. */
    Multi<byte[]> csv(HistoryQuery wanted) {
        Multi<byte[]> file = engine.csv(
                wanted.subject(),
                wanted.source(),
                wanted.from().toString(),
                wanted.to().toString());
        return within(DEADLINE, file)
                .onFailure()
                .transform(lost -> Problem.unavailable(
                        "unavailable", "The rate-engine cannot be reached.", Duration.ofSeconds(2)));
    }

    /** Fails at the deadline and does not complete, so that a part of a file is never taken for the whole. */
    static Multi<byte[]> within(Duration deadline, Multi<byte[]> file) {
        Multi<byte[]> tooLate = Uni.createFrom()
                .<byte[]>nullItem()
                .onItem()
                .delayIt()
                .by(deadline)
                .onItem()
                .failWith(() -> new DeadlineExceeded("the export of history", deadline))
                .toMulti();
        return Multi.createBy()
                .merging()
                .streams(file.onCompletion().continueWith(END), tooLate)
                .select()
                .first(part -> part != END);
    }
}
