package io.usdtaggregator.engine.updates;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What staff should know of a rate and of the books behind it (docs/domain.md, 8). Pure. */
public final class RateAlerts {
    private final Settings settings;
    private final Instant now;

    public RateAlerts(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    List<AlertCondition> of(Rate rate, Optional<PreviousRate> before) {
        if (!rate.source().equals(Rate.POLICY)) {
            return List.of();
        }
        List<AlertCondition> alerts = new ArrayList<>();
        before.ifPresent(previous -> alerts.addAll(
                StaffEdit.made(rate, previous.rate()) ? byStaff(rate, previous) : changes(rate, previous)));
        if (has(rate, BookFlag.RULE_SKIPPED)) {
            rate.priced()
                    .ifPresent(priced -> alerts.add(about(
                            rate,
                            AlertKind.RULE_SKIPPED,
                            "the rule would have made " + text(priced.rawRate()) + " zero or less")));
        }
        return alerts;
    }

    private List<AlertCondition> byStaff(Rate rate, PreviousRate previous) {
        return previous
                .withNumber()
                .flatMap(old -> rate.priced().flatMap(now -> new Variation(settings.alerts())
                        .byStaff(
                                now.settingsVersion(),
                                now.market().key(),
                                new FigureMove(old.rate(), now.rate()),
                                message(old, now))))
                .stream()
                .toList();
    }

    /** What is told when it begins, so that a start tells nothing, nor a market that was never different. */
    private List<AlertCondition> changes(Rate rate, PreviousRate previous) {
        Optional<PricedRate> last = previous.withNumber();
        List<AlertCondition> alerts = new ArrayList<>();
        last.ifPresent(old -> rate.priced().ifPresent(now -> {
            variation(old, now).ifPresent(alerts::add);
            fallback(old, now).ifPresent(alerts::add);
        }));
        boolean wasThin = has(previous.rate(), BookFlag.THIN_BOOK)
                || last.filter(old -> has(old, BookFlag.THIN_BOOK)).isPresent();
        if (has(rate, BookFlag.THIN_BOOK) && last.isPresent() && !wasThin) {
            alerts.add(
                    about(rate, AlertKind.THIN_BOOK, "only " + rate.quality().offersEligible() + " eligible offers"));
        }
        return alerts;
    }

    private Optional<AlertCondition> variation(PricedRate old, PricedRate now) {
        return new Variation(settings.alerts())
                .of(
                        MoveCause.of(old, now),
                        now.market().key(),
                        LastFigure.underRuleOf(now, old),
                        new FigureMove(old.rate(), now.rate()),
                        message(old, now));
    }

    private static String message(PricedRate old, PricedRate now) {
        return "rate moved from " + text(old.rate()) + " to " + text(now.rate()) + ": " + MoveExplanation.of(old, now);
    }

    private Optional<AlertCondition> fallback(PricedRate old, PricedRate now) {
        return now.origin()
                .fallback()
                .filter(why -> old.origin().fallback().isEmpty())
                .map(why -> AlertCondition.of(
                        AlertKind.FALLBACK, old.platform(), now.market().key(), now.platform() + " serves: " + why));
    }

    /** @param last the number that {@code made} is too far from */
    List<AlertCondition> held(PricedRate made, PricedRate last) {
        return made.source().equals(Rate.POLICY)
                ? List.of(new AlertCondition(
                        AlertKind.HELD_BACK,
                        AlertKind.HELD_BACK.severity(),
                        MoveCause.of(last, made),
                        made.market().key(),
                        describeMove(made, last) + " and waits for a second read",
                        new FigureMove(last.rate(), made.rate())))
                : List.of();
    }

    private String describeMove(PricedRate made, PricedRate last) {
        boolean rawMoved = new FigureMove(last.rawRate(), made.rawRate())
                .isBeyond(settings.alerts().holdBackPercent());
        if (rawMoved) {
            return "raw rate moved from " + text(last.rawRate()) + " to " + text(made.rawRate()) + " on "
                    + made.platform();
        }
        String skipped = has(made, BookFlag.RULE_SKIPPED) ? "; the rule would have left zero or less" : "";
        Set<String> crossRules = new SkippedCrossRules(settings).of(made.market(), made.rate());
        if (!crossRules.isEmpty()) {
            skipped += "; cross rules that would leave zero or less: " + String.join(", ", new TreeSet<>(crossRules));
        }
        return "rate moved from " + text(last.rate()) + " to " + text(made.rate()) + " ("
                + MoveExplanation.of(last, made) + skipped + ")";
    }

    private static boolean has(Rate rate, BookFlag flag) {
        return rate.quality().flags().contains(flag);
    }

    private static AlertCondition about(Rate rate, AlertKind kind, String message) {
        return AlertCondition.of(kind, rate.market().fiat(), rate.market().key(), message);
    }

    private static String text(BigDecimal number) {
        return Decimals.plain(number).toPlainString();
    }
}
