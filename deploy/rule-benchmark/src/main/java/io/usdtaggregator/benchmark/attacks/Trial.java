package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.rate.BookWalk;
import io.usdtaggregator.simulator.attack.Attack;
import io.usdtaggregator.simulator.attack.AttackKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * An attack against a defence.
 *
 * @param attack by the number of offers of the honest book
 */
record Trial(String name, IntFunction<Optional<Attack>> attack, Defence defence) {
    static final int SEEDS = 100;
    private static final BigDecimal AMOUNT = new BigDecimal("200000");

    /** Every attack as the settings of first start meet it, each followed by what other settings make of it. */
    static List<Trial> all() {
        Defence first = Defence.atFirstStart();
        List<Trial> trials = new ArrayList<>();
        trials.add(new Trial("none", offers -> Optional.empty(), first));
        trials.add(new Trial("bait", usual(AttackKind.BAIT), first));
        trials.add(new Trial("wall", usual(AttackKind.WALL), first));
        trials.add(new Trial("wall; cut at 1.5 %", usual(AttackKind.WALL), first.cutAt("1.5")));
        trials.add(new Trial("tiny ranges, 30 %", share(AttackKind.TINY_RANGES), first));
        trials.add(new Trial("tiny ranges, 30 more", usual(AttackKind.TINY_RANGES), first));
        trials.add(new Trial(
                "tiny ranges, 30 more; orders of 20000", usual(AttackKind.TINY_RANGES), first.ordersOf("20000")));
        trials.add(new Trial("one merchant, 30 %", share(AttackKind.ONE_MERCHANT), first));
        trials.add(new Trial("one merchant, 30 %; cut at 1.5 %", share(AttackKind.ONE_MERCHANT), first.cutAt("1.5")));
        trials.add(new Trial("crossed, 30 %", share(AttackKind.CROSSED), first));
        trials.add(new Trial("crossed, 30 %; cut at 1.5 %", share(AttackKind.CROSSED), first.cutAt("1.5")));
        trials.add(new Trial("jump of 40 %", jump("40"), first));
        trials.add(new Trial("jump of 40 %; held back above 25 %", jump("40"), first.heldBackAbove("25")));
        trials.add(new Trial("jump of 60 %", jump("60"), first));
        return trials;
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
        Result result = new Result(name, new Errors(), new Errors(), new Errors(), new Errors());
        LongStream.range(0, SEEDS)
                .boxed()
                .flatMap(seed -> Scene.of(seed, attack))
                .forEach(scene -> {
                    List<BigDecimal> prices =
                            scene.shown().stream().map(Offer::price).toList();
                    result.naive()
                            .add(
                                    prices.stream()
                                            .min(scene.market().tradeType().bestFirst())
                                            .orElseThrow(),
                                    scene.fair());
                    result.median().add(Median.of(prices).orElseThrow(), scene.fair());
                    defence.published(scene).ifPresent(rate -> {
                        result.published().add(rate.rawRate(), scene.fair());
                        Optional.ofNullable(BookWalk.fiat(rate.offers(), AMOUNT).executableRate())
                                .ifPresent(executable -> result.executable().add(executable, scene.fair()));
                    });
                });
        return result;
    }

    /**
     * @param published the best price of the published rate, before rules
     * @param naive the best price shown
     * @param median of all prices shown
     * @param executable what {@link #AMOUNT} gets at the published rate's offers
     */
    record Result(String name, Errors published, Errors naive, Errors median, Errors executable) {
        String row() {
            return String.join(
                    " | ", "| " + name, published.toString(), executable.toString(), naive.toString(), median + " |");
        }
    }
}
