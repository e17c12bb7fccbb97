package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many merchants stand behind a rate with eligible offers; the limits are settings. */
public enum Confidence {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW;

    public static Confidence of(int merchants, int high, int medium) {
        if (merchants >= high) {
            return HIGH;
        }
        return merchants >= medium ? MEDIUM : LOW;
    }
}
