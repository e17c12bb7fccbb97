package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.simulator.attack.Attack;
import io.usdtaggregator.simulator.attack.AttackKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** All attacks, parted by what keeps them from moving the published rate. */
final class Trials {
    private Trials() {}

    /** The rules under the settings of first start do. */
    static List<Trial> stoppedAtFirstStart() {
        return List.of(
                simulated("none", offers -> Optional.empty()),
                simulated("bait", usual(AttackKind.BAIT)),
                simulated("wall", usual(AttackKind.WALL)),
                simulated("tiny ranges, 30 %", share(AttackKind.TINY_RANGES)),
                simulated("tiny ranges, 30 more", usual(AttackKind.TINY_RANGES)),
                simulated("one merchant, 30 %", share(AttackKind.ONE_MERCHANT)),
                simulated("crossed, 30 %", share(AttackKind.CROSSED)),
                simulated("jump of 40 %", jump("40")),
                simulated("jump of 60 %", jump("60")),
                attack("two merchants together, 5 %", BookAttacks.together(2, "5")),
                attack("one merchant drifts 1 % a read", BookAttacks.driftOfOne()),
                attack("three giants, 35 %", BookAttacks.threeGiants()),
                attack("redenomination, first read", BookAttacks.redenomination()),
                rareWallet("bait by a rare wallet, 20 %", BookAttacks.baitByRareWallet("20")));
    }

    /** No setting does: whoever has half of the merchants, or all of them, is the market. */
    static List<Trial> stoppedByNothing() {
        return List.of(
                attack("one merchant under ten names, 2 %", BookAttacks.together(10, "2")),
                attack("one merchant under ten names, 5 %", BookAttacks.together(10, "5")),
                attack("all drift 1 % a read, ten reads", BookAttacks.driftOfAll()));
    }

    static Trial simulated(String name, IntFunction<Optional<Attack>> attack) {
        return new Trial(name, seed -> Scene.of(seed, attack), Defence.atFirstStart());
    }

    static Trial attack(String name, Scene.BookAttack attack) {
        return new Trial(name, seed -> Scene.of(seed, attack), Defence.atFirstStart());
    }

    static Trial rareWallet(String name, Scene.BookAttack attack) {
        return new Trial(
                name, seed -> Scene.of(seed, attack), Defence.atFirstStart().paidBy(BookAttacks.RARE_WALLET));
    }

    static Trial thin(String name, Scene.BookAttack attack) {
        return new Trial(name, seed -> Scene.thin(seed, attack), Defence.atFirstStart());
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

    static IntFunction<Optional<Attack>> jump(String percent) {
        Attack usual = AttackKind.JUMP.usual();
        return offers ->
                Optional.of(new Attack(AttackKind.JUMP, new BigDecimal(percent), usual.offers(), usual.usdt()));
    }
}
