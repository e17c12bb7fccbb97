package io.usdtaggregator.admin.settings;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.database.Conflicts;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The settings in PostgreSQL: every version that ever was, the newest in force. */
@ApplicationScoped
public class SettingsVersions implements PanacheRepositoryBase<SettingsVersion, Long> {
    private static final String FIRST_START = "first start";

    private final Transactions transactions;

    SettingsVersions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The settings in force. */
    public Uni<Settings> read() {
        return transactions.read(this::newest).map(SettingsVersion::settings);
    }

    /** A version that was in force once; empty when there never was one of this number. */
    public Uni<Optional<SettingsVersion>> version(long number) {
        return transactions.read(() -> findById(number).map(Optional::ofNullable));
    }

    /** Makes the first version of a new installation; does nothing later, or where another replica was faster. */
    public Uni<Void> firstStart() {
        return transactions
                .write(() -> count().chain(known -> known > 0
                        ? Uni.createFrom().voidItem()
                        : persist(new SettingsVersion(FirstStart.settings(), FIRST_START, FIRST_START))
                                .replaceWithVoid()))
                .onFailure(Conflicts::isDuplicate)
                .recoverWithNull();
    }

    /** The newest version, within the caller's transaction. */
    Uni<SettingsVersion> newest() {
        return findAll(Sort.descending("version")).page(0, 1).firstResult();
    }
}
