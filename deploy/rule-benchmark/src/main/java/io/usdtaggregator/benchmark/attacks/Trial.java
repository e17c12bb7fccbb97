package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.model.execution.BookWalk;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An attack against the product's rules.
 *
 * @param scenes the markets of a seed under it
 */
record Trial(String name, LongFunction<Stream<Scene>> scenes, Defence defence) {
    static final int SEEDS = 100;
    private static final BigDecimal AMOUNT = new BigDecimal("200000");

    /** The same attack, under other settings than those of first start. */
    Trial under(Settings settings) {
        return new Trial(name, scenes, defence.under(settings));
    }

    /** The same attack, in the books where fewer than half of the merchants are the attacker's. */
    Trial byFewerThanHalf() {
        return new Trial(
                name + ", fewer than half",
                seed -> scenes.apply(seed).filter(scene -> !defence.isOfTheAttacker(scene)),
                defence);
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

        /** In all books, the thin ones too. */
        Errors everywhere() {
            return all().and(thin);
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
