package io.usdtaggregator.admin.settings;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.Audit;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.admin.publishing.Reconciler;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.AdjustmentRule;
import io.usdtaggregator.model.settings.Settings.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.Settings.LegStep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The one way in which settings change: checked, saved, noted, published. */
@ApplicationScoped
public class SettingsChange {
    private static final Logger LOG = Logger.getLogger(SettingsChange.class);

    private final SettingsStore store;
    private final Audit audit;
    private final Reconciler reconciler;

    SettingsChange(SettingsStore store, Audit audit, Reconciler reconciler) {
        this.store = store;
        this.audit = audit;
        this.reconciler = reconciler;
    }

    /** The whole replaced; {@code proposed.version} must be the one in force. */
    public Uni<Settings> replace(Settings proposed, String who, String reason) {
        return replace(proposed, who, reason, Optional.empty());
    }

    /** @param confirmed the effect that was shown to {@code who} and confirmed; the audit keeps it */
    public Uni<Settings> replace(Settings proposed, String who, String reason, Optional<Effect> confirmed) {
        return store.read().chain(current -> {
            if (proposed.version() != current.version()) {
                throw Refusal.conflict("The settings are at version " + current.version() + ", not "
                        + proposed.version() + "; read them again.");
            }
            return save(current, proposed, who, reason, confirmed);
        });
    }

    /** A part changed; {@code version} is the one that the page showed. */
    public Uni<Settings> change(long version, UnaryOperator<Settings> change, String who, String reason) {
        return store.read().chain(current -> replace(change.apply(current).withVersion(version), who, reason));
    }

    private Uni<Settings> save(
            Settings current, Settings proposed, String who, String reason, Optional<Effect> confirmed) {
        var errors = SettingsRules.check(proposed);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        Settings complete = withRulesSigned(current, proposed, who);
        JsonObject detail = new JsonObject()
                .put("from_version", current.version())
                .put("before", new JsonObject(MarketJson.write(current)))
                .put("after", new JsonObject(MarketJson.write(complete)));
        confirmed.ifPresent(seen -> detail.put(
                "confirmed",
                new JsonObject()
                        .put("digest", seen.digest(proposed))
                        .put("effect_known", seen.known())
                        .put("moves", new JsonArray(MarketJson.write(seen.moves())))));
        return store.save(complete, who, reason)
                .call(saved -> audit.note(who, "settings", reason, detail))
                .call(() -> reconciler
                        .reconcileSettings()
                        .onFailure()
                        .invoke(later -> LOG.warnf("saved, not yet in Redis: %s", later.getMessage()))
                        .onFailure()
                        .recoverWithNull());
    }

    /** New and changed rules get an id, who and when: of two rules of one scope the newest applies. */
    static Settings withRulesSigned(Settings current, Settings proposed, String who) {
        Instant now = Instant.now();
        return new Settings(
                proposed.version(),
                proposed.currencies(),
                proposed.platforms(),
                proposed.sourcePolicy(),
                proposed.liquidity(),
                proposed.merchants(),
                proposed.outliers(),
                proposed.confidence(),
                proposed.adjustments().stream()
                        .map(rule -> current.adjustments().stream()
                                .filter(known -> saysTheSame(known, rule))
                                .findFirst()
                                .orElseGet(() -> signed(rule, who, now)))
                        .toList(),
                proposed.crossAdjustments().stream()
                        .map(rule -> current.crossAdjustments().stream()
                                .filter(known -> saysTheSame(known, rule))
                                .findFirst()
                                .orElseGet(() -> signed(rule, who, now)))
                        .toList(),
                proposed.refresh(),
                proposed.freshness(),
                proposed.alerts(),
                proposed.safety());
    }

    /** Who changed it and when is ours to say: a body without that, or with 2.0 for 2, changes nothing. */
    static boolean saysTheSame(AdjustmentRule known, AdjustmentRule rule) {
        return unsigned(known).equals(unsigned(rule));
    }

    static boolean saysTheSame(CrossAdjustmentRule known, CrossAdjustmentRule rule) {
        return unsigned(known).equals(unsigned(rule));
    }

    private static AdjustmentRule unsigned(AdjustmentRule rule) {
        return new AdjustmentRule(
                rule.id(),
                rule.currency(),
                rule.country(),
                rule.tradeType(),
                rule.mode(),
                plain(rule.value()),
                rule.direction(),
                rule.active(),
                rule.validFrom(),
                rule.validUntil(),
                rule.reason(),
                null,
                null);
    }

    private static CrossAdjustmentRule unsigned(CrossAdjustmentRule rule) {
        return new CrossAdjustmentRule(
                rule.id(),
                rule.from(),
                rule.to(),
                rule.mode(),
                plain(rule.buy()),
                plain(rule.sell()),
                rule.active(),
                null,
                null);
    }

    private static LegStep plain(LegStep step) {
        return step == null ? null : new LegStep(plain(step.value()), step.direction());
    }

    private static BigDecimal plain(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    private static AdjustmentRule signed(AdjustmentRule rule, String who, Instant now) {
        return new AdjustmentRule(
                id(rule.id()),
                rule.currency(),
                rule.country(),
                rule.tradeType(),
                rule.mode(),
                rule.value(),
                rule.direction(),
                rule.active(),
                rule.validFrom(),
                rule.validUntil(),
                rule.reason(),
                who,
                now);
    }

    private static CrossAdjustmentRule signed(CrossAdjustmentRule rule, String who, Instant now) {
        return new CrossAdjustmentRule(
                id(rule.id()), rule.from(), rule.to(), rule.mode(), rule.buy(), rule.sell(), rule.active(), who, now);
    }

    private static String id(String id) {
        return id == null ? UlidCreator.getMonotonicUlid().toString() : id;
    }
}
