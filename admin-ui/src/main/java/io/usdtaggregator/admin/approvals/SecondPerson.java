package io.usdtaggregator.admin.approvals;

import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.settings.ChangeEffect;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether a change needs a second person. Whoever runs the service decides so, not staff: nobody turns it off on the pages and
 * then changes alone.
 */
@ApplicationScoped
public class SecondPerson {
    private final AdminConfig config;

    SecondPerson(AdminConfig config) {
        this.config = config;
    }

    public boolean isOn() {
        return config.needsSecondPerson();
    }

    /** The same changes that need a confirmation. */
    public boolean isNeededFor(ChangeEffect effect) {
        return isOn() && effect.needsConfirmation();
    }
}
