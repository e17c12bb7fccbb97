package io.usdtaggregator.gateway.access;

import java.time.LocalDate;

/** Whose calls, on which day; {@code keyId} is {@code ""} for calls with a JWT. */
record CallsOf(LocalDate day, String accountId, String keyId) {

    /** {@code 2026-11-23|account|key}: the field in Redis. */
    String field() {
        return day + "|" + accountId + "|" + keyId;
    }

    static CallsOf parse(String field) {
        String[] parts = field.split("\\|", -1);
        return new CallsOf(LocalDate.parse(parts[0]), parts[1], parts[2]);
    }
}
