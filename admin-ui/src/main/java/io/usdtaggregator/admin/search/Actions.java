package io.usdtaggregator.admin.search;

import io.usdtaggregator.admin.messages.SearchMessages;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is done most, each with the place where it is done, in the order in which it is offered. */
final class Actions {
    private final List<Hit> all;

    /** @param may whether the reader may send a form to an address: what they may not is not offered */
    Actions(SearchMessages texts, Predicate<String> may) {
        this.all = Stream.of(
                        sending("/adjustments", Hit.action("/adjustments#new", texts.newAdjustment())),
                        sending("/refresh/now", Hit.action("/refresh", texts.refreshNow())),
                        looking(Hit.action("/rates", texts.explainRate())),
                        sending("/alerts", Hit.action("/alerts", texts.acknowledgeAlerts())),
                        sending("/cross-adjustments", Hit.action("/cross-adjustments#new", texts.newCrossAdjustment())),
                        sending("/liquidity", Hit.action("/liquidity#new", texts.newLiquidity())),
                        sending("/audit", Hit.action("/audit", texts.takeBackChange())),
                        looking(Hit.action("/account#password", texts.changePassword())),
                        sending("/integrators", Hit.action("/integrators#new", texts.newIntegrator())),
                        sending("/staff", Hit.action("/staff#new", texts.newStaff())))
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
