package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.gateway.security.CallerId;
import java.time.LocalDate;
import java.time.YearMonth;

/** Whose calls, on which day; {@code keyId} is {@code ""} for calls with a JWT. */
public record CallerDay(LocalDate day, String accountId, String keyId) {
    private static final long MILLIS_A_DAY = 86_400_000;

    /** By UTC, asked for by every call: without a clock of its own. */
    public static CallerDay today(CallerId who) {
        return on(LocalDate.ofEpochDay(System.currentTimeMillis() / MILLIS_A_DAY), who);
    }

    public static CallerDay on(LocalDate day, CallerId who) {
        return new CallerDay(day, who.accountId(), who.keyId());
    }

    public CallerId who() {
        return new CallerId(accountId, keyId);
    }

    /** The first day of that month, for all of its days. */
    public CallerDay thatMonth() {
        return new CallerDay(day.withDayOfMonth(1), accountId, keyId);
    }

    public boolean isIn(YearMonth month) {
        return day.getYear() == month.getYear() && day.getMonthValue() == month.getMonthValue();
    }
}
