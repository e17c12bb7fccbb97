package io.usdtaggregator.admin.testing;

import java.util.HashMap;
import java.util.Map;

/** An installation in which a dangerous change needs a second person ({@code SECOND_PERSON=1}). */
public class SecondPersonProfile extends WithEngineProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("admin.second-person", "1");
        return overrides;
    }
}
