package io.usdtaggregator.admin.names;

import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;

/** A platform as staff call it: {@code Binance P2P}. */
public final class PlatformName {

    private PlatformName() {}

    /** One that is not in the settings keeps its code; {@code null} where there is none. */
    public static String of(String code, Settings settings) {
        return code == null
                ? null
                : settings.platform(code).map(PlatformSetting::name).orElse(code);
    }
}
