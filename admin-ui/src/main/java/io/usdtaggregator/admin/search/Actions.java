package io.usdtaggregator.admin.search;

import io.usdtaggregator.admin.messages.ChangeMessages;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is done most, each with the place where it is done, in the order in which it is offered. */
final class Actions {
    private final List<Hit> all;

    /** @param may whether the reader may send a form to an address: what they may not is not offered */
    Actions(ChangeMessages change, Predicate<String> may) {
        this.all = Stream.of(
                        sending("/adjustments", Hit.action("/adjustments#new", change.newAdjustment())),
                        sending("/refresh/now", Hit.action("/refresh", change.refreshNow())),
                        looking(Hit.action("/rates", change.explainRate())),
                        sending("/alerts", Hit.action("/alerts", change.acknowledgeAlerts())),
                        sending(
                                "/cross-adjustments",
                                Hit.action("/cross-adjustments#new", change.newCrossAdjustment())),
                        sending("/liquidity", Hit.action("/liquidity#new", change.newLiquidity())),
                        sending("/audit", Hit.action("/audit", change.takeBackChange())),
                        looking(Hit.action("/account#password", change.changePassword())),
                        sending("/integrators", Hit.action("/integrators#new", change.newIntegrator())),
                        sending("/staff", Hit.action("/staff#new", change.newStaff())))
                .filter(action -> action.form() == null || may.test(action.form()))
                .map(Action::place)
                .toList();
    }

    /** @param form where its form goes; {@code null} for what everybody may */
    private record Action(String form, Hit place) {}

    private static Action sending(String form, Hit place) {
        return new Action(form, place);
    }

    private static Action looking(Hit place) {
        return new Action(null, place);
    }

    /** Those that have this in their words; all of them for nothing. */
    Stream<Hit> find(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(action -> action.text().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
