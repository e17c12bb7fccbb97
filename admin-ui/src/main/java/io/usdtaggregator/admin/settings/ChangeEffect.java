package io.usdtaggregator.admin.settings;

import io.usdtaggregator.admin.settings.RateMove.Danger;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Safety;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change would do. Pure.
 *
 * @param known whether the engine could say
 * @param loosensGuard the change lets larger changes pass without a confirmation
 */
public record ChangeEffect(boolean known, boolean loosensGuard, List<RateMove> moves) {
    /** The engine could not say, so that anything may happen. */
    public static final ChangeEffect UNKNOWN = new ChangeEffect(false, false, List.of());
    /** No rate depends on what is changed. */
    public static final ChangeEffect NONE = new ChangeEffect(true, false, List.of());

    private static final int PLACES = 4;
    private static final String CROSSED = "crossed";
    private static final String RULE_SKIPPED = "rule_skipped";

    public ChangeEffect {
        moves = List.copyOf(moves);
    }

    /** @param flagsBefore the flags in force of each market, by {@link Move#name()} */
    static ChangeEffect weighed(List<RateMove> moves, Map<String, Set<String>> flagsBefore, Safety safety) {
        return new ChangeEffect(
                true,
                false,
                moves.stream()
                        .map(move -> move.with(dangers(move, flagsBefore.getOrDefault(move.name(), Set.of()), safety)))
                        .toList());
    }

    private static Set<Danger> dangers(RateMove move, Set<String> before, Safety safety) {
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
        return !known || loosensGuard || hasDangerousMoves();
    }

    public boolean hasDangerousMoves() {
        return moves.stream().anyMatch(RateMove::isDangerous);
    }

    /** The moves, dangerous ones first, then by size. */
    public List<RateMove> bySize() {
        return moves.stream()
                .sorted(Comparator.comparing((RateMove move) -> !move.isDangerous())
                        .thenComparing(
                                (RateMove move) -> move.percent() == null
                                        ? BigDecimal.ZERO
                                        : move.percent().abs(),
                                Comparator.reverseOrder()))
                .toList();
    }

    /** The first so many of {@link #bySize()}. */
    public List<RateMove> largest(int many) {
        return bySize().stream().limit(many).toList();
    }

    /** The rest of {@link #bySize()}. */
    public List<RateMove> others(int many) {
        return bySize().stream().skip(many).toList();
    }

    /** The same effect of a change that also loosens, or does not loosen, the guard. */
    ChangeEffect loosening(boolean guard) {
        return new ChangeEffect(known, guard, moves);
    }

    public long dangerousMarkets() {
        return moves.stream()
                .filter(RateMove::isDangerous)
                .filter(RateMove::isMarket)
                .count();
    }

    public long dangerousCorridors() {
        return moves.stream().filter(RateMove::isDangerous).count() - dangerousMarkets();
    }

    public List<RateMove> dangerous() {
        return moves.stream().filter(RateMove::isDangerous).toList();
    }

    /**
     * Names this change with this effect, so that a confirmation holds for nothing else. Percentages count whole: while
     * somebody reads, markets go on moving a little.
     */
    public String digest(Settings proposed) {
        StringBuilder text = new StringBuilder(MarketJson.write(proposed))
                .append('\n')
                .append(known)
                .append(loosensGuard);
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
