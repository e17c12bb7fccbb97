package io.usdtaggregator.model.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A P2P platform that collectors read while it is active.
 *
 * @param refresh overrides the global interval and pause for this platform; {@code null} follows the global one
 */
public record PlatformSetting(
        String code,
        String name,
        boolean active,
        @JsonProperty("default") boolean isDefault,
        Budget budget,
        @JsonInclude(JsonInclude.Include.NON_NULL) Refresh refresh) {}
