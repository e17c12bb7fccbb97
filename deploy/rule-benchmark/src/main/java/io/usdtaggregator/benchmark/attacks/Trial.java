package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.simulator.attack.Attack;
import io.usdtaggregator.simulator.attack.AttackKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An attack against the settings of first start.
 *
 * @param scenes the markets of a seed under it
 * @param unstoppable whether no rule on the books can tell it from a true market
 */
record Trial(String name, LongFunction<Stream<Scene>> scenes, Defence defence, boolean unstoppable) {
    static final int SEEDS = 100;
    private static final BigDecimal AMOUNT = new BigDecimal("200000");

    static List<Trial> all() {
        return List.of(
                stoppable("none", offers -> Optional.empty()),
                stoppable("bait", usual(AttackKind.BAIT)),
                stoppable("wall", usual(AttackKind.WALL)),
                stoppable("tiny ranges, 30 %", share(AttackKind.TINY_RANGES)),
                stoppable("tiny ranges, 30 more", usual(AttackKind.TINY_RANGES)),
                stoppable("one merchant, 30 %", share(AttackKind.ONE_MERCHANT)),
                stoppable("crossed, 30 %", share(AttackKind.CROSSED)),
                stoppable("jump of 40 %", jump("40")),
                stoppable("jump of 60 %", jump("60")),
                stoppable("two merchants together, 5 %", BookAttacks.together(2, "5")),
                stoppable("one merchant drifts 1 % a read", BookAttacks.driftOfOne()),
                stoppable("three giants, 35 %", BookAttacks.threeGiants()),
                stoppable("redenomination, first read", BookAttacks.redenomination()),
                byRareWallet("bait by a rare wallet, 20 %", "20", false),
                unstoppable("two merchants together, 2 %", BookAttacks.together(2, "2")),
                unstoppable("one merchant under ten names, 2 %", BookAttacks.together(10, "2")),
                unstoppable("one merchant under ten names, 5 %", BookAttacks.together(10, "5")),
                byRareWallet("bait by a rare wallet, 8 %", "8", true),
                unstoppable("all drift 1 % a read, ten reads", BookAttacks.driftOfAll()),
                new Trial("jump of 20 %", seed -> Scene.of(seed, jump("20")), Defence.atFirstStart(), true));
    }

    private static Trial stoppable(String name, IntFunction<Optional<Attack>> attack) {
        return new Trial(name, seed -> Scene.of(seed, attack), Defence.atFirstStart(), false);
    }

    private static Trial stoppable(String name, Scene.BookAttack attack) {
        return new Trial(name, seed -> Scene.of(seed, attack), Defence.atFirstStart(), false);
    }

    private static Trial unstoppable(String name, Scene.BookAttack attack) {
        return new Trial(name, seed -> Scene.of(seed, attack), Defence.atFirstStart(), true);
    }

    private static Trial byRareWallet(String name, String percent, boolean unstoppable) {
        return new Trial(
                name,
                seed -> Scene.of(seed, BookAttacks.baitByRareWallet(percent)),
                Defence.paidBy(BookAttacks.RARE_WALLET),
                unstoppable);
    }

    private static IntFunction<Optional<Attack>> usual(AttackKind kind) {
        return offers -> Optional.of(kind.usual());
    }

    /** 30 % of the offers shown; those that an attack plants come on top of the honest ones. */
    private static IntFunction<Optional<Attack>> share(AttackKind kind) {
        Attack usual = kind.usual();
        boolean planted = usual.usdt().signum() > 0;
        return honest -> Optional.of(
                new Attack(kind, usual.percent(), Math.max(1, honest * 3 / (planted ? 7 : 10)), usual.usdt()));
    }

    private static IntFunction<Optional<Attack>> jump(String percent) {
        Attack usual = AttackKind.JUMP.usual();
        return offers ->
                Optional.of(new Attack(AttackKind.JUMP, new BigDecimal(percent), usual.offers(), usual.usdt()));
    }

    @Override
    public String toString() {
        return name;
    }

    Result run() {
        Result result = new Result(
                name, new Errors(), new Errors(), new Errors(), new Errors(), new Errors(), new Errors(), new Errors());
        LongStream.range(0, SEEDS).boxed().flatMap(scenes::apply).forEach(scene -> {
            List<BigDecimal> prices = scene.shown().stream().map(Offer::price).toList();
            result.naive()
                    .add(
                            prices.stream()
                                    .min(scene.market().tradeType().bestFirst())
                                    .orElseThrow(),
                            scene.fair());
            result.median().add(Median.of(prices).orElseThrow(), scene.fair());
            defence.published(scene).ifPresent(rate -> {
                result.fromHonestOf(scene, defence).add(rate.rawRate(), defence.honestBest(scene));
                result.published().add(rate.rawRate(), scene.fair());
                Optional.ofNullable(BookWalk.fiat(rate.offers(), AMOUNT).executableRate())
                        .ifPresent(executable -> result.executable().add(executable, scene.fair()));
            });
        });
        return result;
    }

    /**
     * @param fromHonest the best price of the published rate, before rules, against the honest best price, where fewer than
     *     half of the merchants are the attacker's
     * @param half the same where half of them or more are
     * @param thin the same in books of fewer than 5 honest merchants, where only the guard of thin books holds
     * @param published the same in all books, against the fair price, as the others
     * @param naive the best price shown
     * @param median of all prices shown
     * @param executable what {@link #AMOUNT} gets at the published rate's offers
     */
    record Result(
            String name,
            Errors fromHonest,
            Errors half,
            Errors thin,
            Errors published,
            Errors naive,
            Errors median,
            Errors executable) {
        private Errors fromHonestOf(Scene scene, Defence defence) {
            if (defence.isThin(scene)) {
                return thin;
            }
            return defence.isOfTheAttacker(scene) ? half : fromHonest;
        }

        /** In all books of 5 or more honest merchants, however many attack. */
        Errors all() {
            return fromHonest.and(half);
        }

        String row() {
            return String.join(
                    " | ",
                    "| " + name,
                    all().toString(),
                    fromHonest.count() == 0 ? "" : fromHonest.toString(),
                    half.count() == 0 ? "" : half + ", " + half.count(),
                    thin.toString(),
                    published.toString(),
                    executable.toString(),
                    naive.toString(),
                    median + " |");
        }
    }
}
