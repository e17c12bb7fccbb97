package io.usdtaggregator.gateway.rates.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What all answers say of this installation. */
@ConfigMapping(prefix = "gateway.answers")
interface AnswersConfig {
    /** Whether the platforms are simulated, which every answer says. */
    @WithDefault("${gateway.sandbox}")
    boolean sandbox();
}
