package io.usdtaggregator.admin.settings.rules;

import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What platforms, their budgets and how often they are read must keep to. Pure. */
final class PlatformRules {
    private final FieldChecks checks;

    PlatformRules(FieldChecks checks) {
        this.checks = checks;
    }

    void check(List<PlatformSetting> platforms) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < platforms.size(); i++) {
            PlatformSetting platform = platforms.get(i);
            String path = "platforms[" + i + "]";
            checks.check(
                    platform.code() != null && platform.code().matches("[a-z][a-z0-9_]{1,30}"),
                    path + ".code",
                    "malformed",
                    "must be small letters, e.g. binance");
            checks.check(seen.add(platform.code()), path + ".code", "twice", "stands twice");
            checks.name(path + ".name", platform.name());
            budget(path + ".budget", platform);
            if (platform.refresh() != null) {
                refresh(path + ".refresh", platform.refresh());
            }
        }
        long defaults = platforms.stream().filter(PlatformSetting::isDefault).count();
        checks.check(
                defaults == 1, "platforms", "default", "exactly one platform must be the default, not " + defaults);
    }

    void refresh(String path, Refresh refresh) {
        checks.check(
                refresh.interval() != null && SettingsRules.INTERVALS.contains(refresh.interval()),
                path + ".interval",
                "not_allowed",
                "must be one of the allowed intervals",
                SettingsRules.INTERVALS.stream().map(Duration::toString).collect(Collectors.joining(", ")));
    }

    private void budget(String path, PlatformSetting platform) {
        checks.check(platform.budget() != null, path, "missing", "needs a budget");
        if (platform.budget() != null) {
            checks.between(path + ".requests_per_minute", platform.budget().requestsPerMinute(), 1, 100_000);
            checks.between(path + ".burst", platform.budget().burst(), 1, 10_000);
            checks.between(path + ".concurrency", platform.budget().concurrency(), 1, 100);
        }
    }
}
