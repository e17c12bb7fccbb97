package io.usdtaggregator.engine.official;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.model.official.OfficialRates.MissingReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the bank's rate and publishes it once it is believed. A failed or unbelievable read keeps the last one taken
 * until that is too old; then there is none, and the reason.
 */
@ApplicationScoped
public class OfficialRatesSource {
    private static final Logger LOG = Logger.getLogger(OfficialRatesSource.class);

    private final OfficialRatesConfig config;
    private final BankReader bank;
    private final OfficialRatesStore store;
    private final OfficialRatesAlert alert;
    private volatile Optional<BankDocument> taken = Optional.empty();

    OfficialRatesSource(
            OfficialRatesConfig config, BankReader bank, OfficialRatesStore store, OfficialRatesAlert alert) {
        this.config = config;
        this.bank = bank;
        this.store = store;
        this.alert = alert;
    }

    @Scheduled(every = "${engine.official-rates.every:10m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> read() {
        return config.url()
                .map(address -> recall().chain(this::readBank))
                .orElseGet(() -> Uni.createFrom().item(MissingReason.NOT_CONFIGURED))
                .chain(this::publish)
                .onFailure()
                .invoke(failed -> LOG.warnf("official rates are not published: %s", FailureReason.of(failed)))
                .onFailure()
                .recoverWithNull();
    }

    /** Redis may have been emptied since. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publishAgainWhenGone() {
        return store.exists()
                .chain(there -> there ? Uni.createFrom().voidItem() : read())
                .onFailure()
                .recoverWithNull();
    }

    /** What another engine, or this one before its start, took last: the next figure is compared with it. */
    private Uni<Void> recall() {
        return taken.isPresent()
                ? Uni.createFrom().voidItem()
                : store.taken().invoke(stored -> taken = stored).replaceWithVoid();
    }

    /** Why there is nothing to publish, should nothing ever have been taken. */
    private Uni<MissingReason> readBank() {
        return bank.read()
                .chain(this::judge)
                .onFailure()
                .invoke(failed -> LOG.warnf("official rates cannot be read: %s", FailureReason.of(failed)))
                .onFailure()
                .recoverWithItem(MissingReason.SOURCE_UNREADABLE);
    }

    private Uni<MissingReason> judge(BankDocument read) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Optional<BankDocument> last = taken.filter(document -> !isTooOld(document, today));
        Optional<String> refusal =
                new IntakeCheck(config.mostDaysOld(), config.mostPercent()).refusal(read, last, today);
        if (refusal.isPresent()) {
            LOG.warnf("official rates are not taken: %s", refusal.get());
            return alert.raise(refusal.get())
                    .replaceWith(
                            isTooOld(read, today) ? MissingReason.SOURCE_TOO_OLD : MissingReason.SOURCE_UNREADABLE);
        }
        taken = Optional.of(read);
        return Uni.createFrom().item(MissingReason.SOURCE_UNREADABLE);
    }

    private Uni<Void> publish(MissingReason otherwise) {
        Instant at = Instant.now();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return taken.map(document -> isTooOld(document, today)
                        ? store.publishNone(at, document.day(), MissingReason.SOURCE_TOO_OLD)
                        : store.publish(at, document))
                .orElseGet(() -> store.publishNone(at, null, otherwise));
    }

    private boolean isTooOld(BankDocument document, LocalDate today) {
        return document.day().plusDays(config.mostDaysOld()).isBefore(today);
    }
}
