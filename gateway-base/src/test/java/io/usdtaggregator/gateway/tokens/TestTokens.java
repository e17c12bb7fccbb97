package io.usdtaggregator.gateway.tokens;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.HashMap;
import java.util.Map;

/** The configuration of tokens as a gateway reads and validates it. */
public final class TestTokens {
    private TestTokens() {}

    /** The defaults, but for these keys after {@code gateway.tokens.}; throws ConfigValidationException for what is refused. */
    public static TokensConfig with(Map<String, String> values) {
        Map<String, String> keys = new HashMap<>();
        keys.put("mp.jwt.verify.issuer", "us");
        keys.put("mp.jwt.verify.audiences", "all");
        values.forEach((key, value) -> keys.put("gateway.tokens." + key, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withMapping(TokensConfig.class)
                .withDefaultValues(keys)
                .build()
                .getConfigMapping(TokensConfig.class);
    }
}
