package io.usdtaggregator.gateway.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.DatabaseUnavailable;
import io.usdtaggregator.base.database.Transactions;
import io.usdtaggregator.base.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The transactions of webhooks. While PostgreSQL is out they fail with 503 {@code webhooks_unavailable}. */
@Singleton
public class WebhookDatabase {
    private static final Logger LOG = Logger.getLogger(WebhookDatabase.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Transactions transactions;

    public WebhookDatabase(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Work that writes: a change and its row in the delivery log are saved together or not at all. */
    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return transactions.write(work).onFailure(DatabaseUnavailable.class).transform(WebhookDatabase::unavailable);
    }

    /** Work that only reads. */
    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return transactions.read(work).onFailure(DatabaseUnavailable.class).transform(WebhookDatabase::unavailable);
    }

    /** Work of the background: what fails now is done the next time. */
    public <T> Uni<Void> writeIfAvailable(Supplier<Uni<T>> work) {
        return ignoringFailure(write(work));
    }

    /** The same for work of several transactions. */
    public static Uni<Void> ignoringFailure(Uni<?> work) {
        return work.replaceWithVoid()
                .onFailure()
                // Never the message: it may quote the values of a statement, and here they are secrets.
                .invoke(failure -> LOG.debugf("webhooks: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private static HttpProblem unavailable(Throwable lost) {
        return Problem.unavailable("webhooks_unavailable", "Webhooks cannot be read or written right now", RETRY_AFTER);
    }
}
