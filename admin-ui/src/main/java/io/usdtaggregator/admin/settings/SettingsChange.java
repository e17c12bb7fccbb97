package io.usdtaggregator.admin.settings;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Conflicts;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.settings.rules.RuleAuthorship;
import io.usdtaggregator.admin.settings.rules.SettingsRules;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** The one way in which settings change: checked, saved with their audit entry in one transaction, published. */
@ApplicationScoped
public class SettingsChange {
    private final SettingsVersions versions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final SettingsPublication publication;

    SettingsChange(
            SettingsVersions versions, AuditLog audit, Transactions transactions, SettingsPublication publication) {
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.publication = publication;
    }

    /**
     * Replaces the whole; {@code proposed.version} must be the one in force, else a conflict that names who was faster.
     *
     * @param confirmed the effect that was shown to {@code who} and confirmed; the audit keeps it
     */
    public Uni<Settings> replace(Settings proposed, String who, String reason, Optional<ChangeEffect> confirmed) {
        return replace(proposed, who, reason, confirmed, () -> Uni.createFrom().voidItem());
    }

    /**
     * The same.
     *
     * @param first what is done before in the same transaction; where it fails nothing is saved
     */
    public Uni<Settings> replace(
            Settings proposed, String who, String reason, Optional<ChangeEffect> confirmed, Supplier<Uni<Void>> first) {
        var errors = SettingsRules.check(proposed);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return transactions
                .write(() -> first.get()
                        .chain(versions::newest)
                        .chain(newest -> save(newest, proposed, who, reason, confirmed)))
                .onFailure(Conflicts::isDuplicate)
                .transform(faster -> Problem.conflict(
                        "conflict",
                        "Somebody saved version " + (proposed.version() + 1) + " at the same moment; read it again."))
                .call(saved -> publication.publishOrLater());
    }

    private Uni<Settings> save(
            SettingsVersion newest, Settings proposed, String who, String reason, Optional<ChangeEffect> confirmed) {
        if (newest.version != proposed.version()) {
            return refuse(newest, proposed.version());
        }
        Settings inForce = newest.settings();
        Settings next = RuleAuthorship.signed(inForce, proposed, who).withVersion(inForce.version() + 1);
        JsonObject detail = new JsonObject()
                .put("from_version", inForce.version())
                .put("before", json(inForce))
                .put("after", json(next));
        confirmed.ifPresent(seen -> detail.put(
                "confirmed",
                new JsonObject()
                        .put("digest", seen.digest(proposed))
                        .put("effect_known", seen.known())
                        .put("moves", new JsonArray(MarketJson.write(seen.moves())))));
        return versions.persist(new SettingsVersion(next, who, reason))
                .chain(() -> audit.add(who, "settings", AuditLog.SETTINGS, reason, detail))
                .replaceWith(next);
    }

    /** A conflict that says who changed the settings since {@code edited} was read, and what. */
    public Uni<Settings> refuseOlder(long edited) {
        return transactions.read(() -> versions.newest().chain(newest -> refuse(newest, edited)));
    }

    private Uni<Settings> refuse(SettingsVersion newest, long edited) {
        return versions.findById(edited).map(older -> {
            throw SettingsConflict.of(newest, edited, Optional.ofNullable(older));
        });
    }

    private static JsonObject json(Settings settings) {
        return new JsonObject(MarketJson.write(settings));
    }
}
