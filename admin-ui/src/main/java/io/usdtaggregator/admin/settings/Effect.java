package io.usdtaggregator.admin.settings;

import io.usdtaggregator.admin.login.Tokens;
import io.usdtaggregator.admin.settings.Move.Danger;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change would do. Pure.
 *
 * @param known whether the engine could say
 */
public record Effect(boolean known, List<Move> moves) {
    /** The engine could not say, so that anything may happen. */
    public static final Effect UNKNOWN = new Effect(false, List.of());
    /** No rate depends on what is changed. */
    public static final Effect NONE = new Effect(true, List.of());

    private static final int PLACES = 4;
    private static final String CROSSED = "crossed";
    private static final String RULE_SKIPPED = "rule_skipped";

    public Effect {
        moves = List.copyOf(moves);
    }

    /** @param flagsBefore the flags in force of each market, by {@link Move#name()} */
    static Effect weighed(List<Move> moves, Map<String, Set<String>> flagsBefore, Settings.Safety safety) {
        return new Effect(
                true,
                moves.stream()
                        .map(move -> move.with(dangers(move, flagsBefore.getOrDefault(move.name(), Set.of()), safety)))
                        .toList());
    }

    private static Set<Danger> dangers(Move move, Set<String> before, Settings.Safety safety) {
        Set<Danger> dangers = EnumSet.noneOf(Danger.class);
        if (move.percent() != null && isAbove(move.percent(), safety.confirmAbovePercent())) {
            dangers.add(Danger.FAR);
        }
        if (move.flags().contains(CROSSED) && !before.contains(CROSSED)) {
            dangers.add(Danger.CROSSED);
        }
        if (move.flags().contains(RULE_SKIPPED) && !before.contains(RULE_SKIPPED)
                || move.after() != null && move.after().signum() <= 0) {
            dangers.add(Danger.NOT_POSITIVE);
        }
        if (move.before() != null && move.after() == null) {
            dangers.add(Danger.GONE);
        }
        return dangers;
    }

    /** Rates are rounded, so that ten percent of one may show as 10.0000003. */
    private static boolean isAbove(BigDecimal percent, BigDecimal limit) {
        return percent.abs().setScale(PLACES, RoundingMode.HALF_UP).compareTo(limit) > 0;
    }

    public boolean needsConfirmation() {
        return !known || dangerousMarkets() + dangerousCorridors() > 0;
    }

    public long dangerousMarkets() {
        return moves.stream().filter(Move::isDangerous).filter(Move::isMarket).count();
    }

    public long dangerousCorridors() {
        return moves.stream().filter(Move::isDangerous).count() - dangerousMarkets();
    }

    public List<Move> dangerous() {
        return moves.stream().filter(Move::isDangerous).toList();
    }

    /**
     * Names this change with this effect, so that a confirmation holds for nothing else. Percentages count whole: while
     * somebody reads, markets go on moving a little.
     */
    public String digest(Settings proposed) {
        StringBuilder text =
                new StringBuilder(MarketJson.write(proposed)).append('\n').append(known);
        dangerous().stream()
                .map(move -> move.name() + " " + new TreeSet<>(move.dangers()) + " " + whole(move.percent()))
                .sorted()
                .forEach(line -> text.append('\n').append(line));
        return Tokens.digest(text.toString());
    }

    private static String whole(BigDecimal percent) {
        return percent == null ? "" : percent.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
