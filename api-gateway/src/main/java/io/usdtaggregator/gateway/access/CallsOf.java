package io.usdtaggregator.gateway.access;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Whose calls, on which day; {@code keyId} is {@code ""} for calls with a JWT. */
record CallsOf(LocalDate day, String accountId, String keyId) {

    static CallsOf today(Who who) {
        return new CallsOf(LocalDate.now(ZoneOffset.UTC), who.accountId(), who.keyId());
    }

    Who who() {
        return new Who(accountId, keyId);
    }

    /** The first day of that month, for all of its days. */
    CallsOf thatMonth() {
        return new CallsOf(day.withDayOfMonth(1), accountId, keyId);
    }

    boolean isIn(YearMonth month) {
        return day.getYear() == month.getYear() && day.getMonthValue() == month.getMonthValue();
    }

    /** {@code 2026-11-23|account|key}: the field in Redis. */
    String field() {
        return day + "|" + accountId + "|" + keyId;
    }

    static CallsOf parse(String field) {
        String[] parts = field.split("\\|", -1);
        return new CallsOf(LocalDate.parse(parts[0]), parts[1], parts[2]);
    }
}
