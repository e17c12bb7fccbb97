package io.usdtaggregator.benchmark.attacks;

import io.usdtaggregator.model.settings.AlertSettings;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.util.List;

/**
 * A setting that stops what the settings of first start let through, and what it costs where nobody attacks.
 *
 * @param attack under the settings of first start
 * @param setting what is changed
 * @param honest an honest market that it concerns
 */
record Remedy(Trial attack, String setting, Settings changed, Trial honest) {
    private static final Settings FIRST = FirstStart.settings();

    static List<Remedy> all() {
        Trial honest = Trials.attack("no attack", BookAttacks.nothing());
        Trial honestThin = Trials.thin("no attack, 3 merchants", BookAttacks.nothing());
        return List.of(
                support(3, Trials.attack("two merchants together, 2 %", BookAttacks.together(2, "2")), honest),
                support(
                        11,
                        Trials.attack("one merchant under ten names, 2 %", BookAttacks.together(10, "2"))
                                .byFewerThanHalf(),
                        honest),
                holdBack("15", Trials.simulated("jump of 20 %", Trials.jump("20")), honest),
                guard(
                        "3",
                        Trials.rareWallet("bait by a rare wallet, 8 %", BookAttacks.baitByRareWallet("8")),
                        Trials.rareWallet("a wallet 6 % dearer", BookAttacks.dearWallet("6"))),
                guard("3", Trials.thin("one more of 4 merchants, 5 %", BookAttacks.together(1, "5")), honestThin),
                guard("2", Trials.thin("one more of 4 merchants, 2 %", BookAttacks.together(1, "2")), honestThin));
    }

    /** Those of first start with this guard of thin books. */
    static Settings withGuard(String percent) {
        return with(percent, FIRST.trust().supportMerchants());
    }

    private static Settings with(String guardPercent, int supportMerchants) {
        Trust first = FIRST.trust();
        return FIRST.draft()
                .trust(new Trust(
                        first.minCapacityUsdt(),
                        new BigDecimal(guardPercent),
                        supportMerchants,
                        first.supportPercent()))
                .build();
    }

    private static Remedy guard(String percent, Trial attack, Trial honest) {
        return new Remedy(attack, "`trust.thin_guard_percent` " + percent, withGuard(percent), honest);
    }

    /** The guard is for the thin books, where nobody needs support. */
    private static Remedy support(int merchants, Trial attack, Trial honest) {
        String setting = "`trust.support_merchants` " + merchants + ", `trust.thin_guard_percent` 2";
        return new Remedy(attack, setting, with("2", merchants), honest);
    }

    private static Remedy holdBack(String percent, Trial attack, Trial honest) {
        AlertSettings first = FIRST.alerts();
        AlertSettings changed = new AlertSettings(first.variationPercent(), new BigDecimal(percent), first.cooldown());
        return new Remedy(
                attack,
                "`alerts.hold_back_percent` " + percent,
                FIRST.draft().alerts(changed).build(),
                honest);
    }

    Result run() {
        return new Result(
                this,
                attack.run().everywhere(),
                attack.under(changed).run().everywhere(),
                honest.under(changed).run().everywhere());
    }

    @Override
    public String toString() {
        return attack.name() + ", " + setting;
    }

    /**
     * How far the published rate lies from the honest best price, in percent, in all books.
     *
     * @param atFirst under attack and the settings of first start
     * @param then under attack and the changed setting
     * @param cost without an attack, under the changed setting
     */
    record Result(Remedy remedy, Errors atFirst, Errors then, Errors cost) {
        String row() {
            return String.join(
                    " | ",
                    "| " + remedy.attack.name(),
                    atFirst.toString(),
                    remedy.setting,
                    then.toString(),
                    remedy.honest.name() + ": " + cost + " |");
        }
    }
}
