package io.usdtaggregator.admin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the environment tells admin-ui. */
@ConfigMapping(prefix = "admin")
public interface AdminConfig {

    /** Password of the staff account {@code admin}; the account follows the variable. */
    Optional<String> firstPassword();

    /** Password of the integrator account {@code demo}. */
    Optional<String> integratorPassword();

    /** An API key of the integrator account {@code demo}. */
    Optional<String> integratorApiKey();

    /** {@code 1}: new API keys are sandbox keys. */
    String sandbox();

    /** {@code 1}: a change that needs a confirmation needs a second person instead. */
    String secondPerson();

    /** Seals the secrets of two-step logins in the database, 32 characters or more; without it there are none. */
    Optional<String> twoStepSecret();

    /** Of this release. */
    String version();

    default boolean needsSecondPerson() {
        return "1".equals(secondPerson());
    }

    default boolean isSandbox() {
        return "1".equals(sandbox());
    }
}
