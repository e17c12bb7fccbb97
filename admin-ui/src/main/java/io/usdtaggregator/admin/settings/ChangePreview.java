package io.usdtaggregator.admin.settings;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.settings.rules.RuleAuthorship;
import io.usdtaggregator.base.internal.preview.RateChange;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a change would do, and whether that must be confirmed. */
@ApplicationScoped
public class ChangePreview {
    private static final String PREVIEW = "preview";

    private final EnginePreview preview;

    ChangePreview(EnginePreview preview) {
        this.preview = preview;
    }

    /**
     * {@link Effect#UNKNOWN} when the engine cannot be asked; refused where a rule leaves nothing of a rate. New rules are dated as saving would date them: without, an
     * older one of the same scope would hide their effect.
     */
    public Uni<ChangeEffect> of(Settings inForce, Settings proposed) {
        boolean loosens = GuardChange.loosens(inForce, proposed);
        if (whatRatesDependOn(inForce).equals(whatRatesDependOn(proposed))) {
            return Uni.createFrom().item(ChangeEffect.NONE.loosening(loosens));
        }
        return moves(RuleAuthorship.signed(inForce, proposed, PREVIEW))
                .chain(moves ->
                        flags(moves, inForce).map(before -> ChangeEffect.weighed(moves, before, inForce.safety())))
                .onFailure(HttpProblem.class)
                .recoverWithItem(ChangeEffect.UNKNOWN)
                .map(effect -> effect.loosening(loosens))
                .invoke(new RuleWouldZeroRate(inForce, proposed)::refuse);
    }

    /** The flags that stand already; asked only where the change shows some. */
    private Uni<Map<String, Set<String>>> flags(List<RateMove> moves, Settings inForce) {
        if (moves.stream().allMatch(move -> move.flags().isEmpty())) {
            return Uni.createFrom().item(Map.of());
        }
        return moves(inForce).map(present -> {
            Map<String, Set<String>> flags = new HashMap<>();
            present.forEach(move -> flags.put(move.name(), move.flags()));
            return flags;
        });
    }

    private Uni<List<RateMove>> moves(Settings settings) {
        return preview.of(settings).map(ChangePreview::moves);
    }

    private static List<RateMove> moves(List<RateChange> changes) {
        return changes.stream().map(ChangePreview::move).toList();
    }

    private static RateMove move(RateChange change) {
        return new RateMove(
                change.subject(),
                change.effectiveFrom(),
                change.before(),
                change.after(),
                change.percent(),
                change.flags().stream()
                        .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                Set.of());
    }

    /** Without what only says how often is read and who is told. */
    private static Settings whatRatesDependOn(Settings settings) {
        return settings.draft()
                .version(0)
                .platforms(settings.platforms().stream()
                        .map(platform -> new PlatformSetting(
                                platform.code(), "", platform.active(), platform.isDefault(), null, null))
                        .toList())
                .confidence(null)
                .refresh(null)
                .alerts(null)
                .safety(null)
                .build();
    }
}
