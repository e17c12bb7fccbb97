package io.usdtaggregator.admin.settings;

import io.usdtaggregator.admin.settings.RateMove.Danger;
import io.usdtaggregator.admin.settings.rules.RuleAuthorship;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Rules that would make a rate 0 or less: refused when they are saved, whoever confirms it. Only the market can say
 * which amounts do; of percentages the number alone does. Pure.
 */
public final class RuleWouldZeroRate {
    private static final int MOST_NAMED = 4;

    private final Settings inForce;
    private final Settings proposed;

    public RuleWouldZeroRate(Settings inForce, Settings proposed) {
        this.inForce = inForce;
        this.proposed = proposed;
    }

    /** Whether the market must be asked. */
    public boolean isPossible() {
        return proposed.adjustments().stream().anyMatch(this::takesAway)
                || proposed.crossAdjustments().stream().anyMatch(this::takesAway);
    }

    void refuse(ChangeEffect effect) {
        List<FieldError> wrong = of(effect);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    /** The rules that leave nothing, by the fields that say how much they take away. */
    List<FieldError> of(ChangeEffect effect) {
        List<RateMove> gone = effect.moves().stream()
                .filter(move -> move.dangers().contains(Danger.NOT_POSITIVE))
                .toList();
        List<FieldError> wrong = new ArrayList<>();
        for (int at = 0; at < proposed.adjustments().size(); at++) {
            AdjustmentRule rule = proposed.adjustments().get(at);
            String field = "adjustments[" + at + "].value";
            if (takesAway(rule)) {
                add(wrong, field, gone.stream().filter(move -> isOf(move, rule)).toList());
            }
        }
        for (int at = 0; at < proposed.crossAdjustments().size(); at++) {
            CrossAdjustmentRule rule = proposed.crossAdjustments().get(at);
            String path = "cross_adjustments[" + at + "]";
            List<RateMove> its = gone.stream().filter(move -> isOf(move, rule)).toList();
            if (takesAway(rule) && isDown(rule.buy())) {
                add(wrong, path + ".buy.value", its);
            }
            if (takesAway(rule) && isDown(rule.sell())) {
                add(wrong, path + ".sell.value", its);
            }
        }
        return wrong;
    }

    private static void add(List<FieldError> wrong, String field, List<RateMove> gone) {
        if (!gone.isEmpty()) {
            String names = gone.stream().limit(MOST_NAMED).map(RateMove::name).collect(Collectors.joining(", "));
            String others = gone.size() > MOST_NAMED ? " and " + (gone.size() - MOST_NAMED) + " more" : "";
            wrong.add(new FieldError(field, "not_positive", "would leave nothing of " + names + others, null));
        }
    }

    private boolean takesAway(AdjustmentRule rule) {
        return rule.active()
                && rule.mode() == AdjustmentMode.FIXED
                && rule.direction() == Direction.MARKDOWN
                && inForce.adjustments().stream().noneMatch(known -> RuleAuthorship.saysTheSame(known, rule));
    }

    private boolean takesAway(CrossAdjustmentRule rule) {
        return rule.active()
                && rule.mode() == AdjustmentMode.FIXED
                && (isDown(rule.buy()) || isDown(rule.sell()))
                && inForce.crossAdjustments().stream().noneMatch(known -> RuleAuthorship.saysTheSame(known, rule));
    }

    private static boolean isDown(LegStep step) {
        return step.direction() == Direction.MARKDOWN;
    }

    private static boolean isOf(RateMove move, AdjustmentRule rule) {
        return Objects.equals(move.fiat(), rule.currency())
                && (rule.country() == null || rule.country().equals(move.country()))
                && (rule.tradeType() == null || rule.tradeType().name().equals(move.tradeType()));
    }

    private static boolean isOf(RateMove move, CrossAdjustmentRule rule) {
        return rule.from().equals(move.fromCurrency()) && rule.to().equals(move.toCurrency());
    }
}
