package io.usdtaggregator.admin.search;

import io.usdtaggregator.admin.messages.ChangeMessages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is done most, each with the place where it is done, in the order in which it is offered. */
final class Actions {
    private final List<Hit> all;

    /** @param mayManage whether the reader may manage integrators and staff */
    Actions(ChangeMessages change, boolean mayManage) {
        Stream<Hit> everybodys = Stream.of(
                Hit.action("/adjustments#new", change.newAdjustment()),
                Hit.action("/refresh", change.refreshNow()),
                Hit.action("/rates", change.explainRate()),
                Hit.action("/alerts", change.acknowledgeAlerts()),
                Hit.action("/cross-adjustments#new", change.newCrossAdjustment()),
                Hit.action("/liquidity#new", change.newLiquidity()),
                Hit.action("/audit", change.takeBackChange()),
                Hit.action("/account#password", change.changePassword()));
        Stream<Hit> managers = Stream.of(
                Hit.action("/integrators#new", change.newIntegrator()), Hit.action("/staff#new", change.newStaff()));
        this.all = Stream.concat(everybodys, mayManage ? managers : Stream.of()).toList();
    }

    /** Those that have this in their words; all of them for nothing. */
    Stream<Hit> find(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(action -> action.text().toLowerCase(Locale.ROOT).contains(wanted));
    }
}
