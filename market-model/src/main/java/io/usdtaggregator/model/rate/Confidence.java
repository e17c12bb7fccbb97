package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many eligible offers stand behind a rate; the limits are settings. */
public enum Confidence {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW;

    public static Confidence of(int eligible, int high, int medium) {
        if (eligible >= high) {
            return HIGH;
        }
        return eligible >= medium ? MEDIUM : LOW;
    }
}
