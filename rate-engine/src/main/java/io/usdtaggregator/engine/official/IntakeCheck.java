package io.usdtaggregator.engine.official;

import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides whether a document of the bank is believed (docs/domain.md, section 8): its day is today or one of the last
 * ones, never ahead, and its figure is near the one taken before. Pure.
 *
 * @param mostDaysOld how many days before today the document's day may lie
 * @param mostPercent how far its figure may lie from the last one taken
 */
record IntakeCheck(int mostDaysOld, BigDecimal mostPercent) {

    /**
     * Why the document is not taken, in a sentence; empty when it is.
     *
     * @param last the one taken before
     */
    Optional<String> refusal(BankDocument read, Optional<BankDocument> last, LocalDate today) {
        if (read.day().isAfter(today)) {
            return Optional.of("its day " + read.day() + " lies ahead of today, " + today);
        }
        if (read.day().plusDays(mostDaysOld).isBefore(today)) {
            return Optional.of("its day " + read.day() + " is more than " + mostDaysOld + " days ago");
        }
        return last.flatMap(before -> refusal(read, before));
    }

    private Optional<String> refusal(BankDocument read, BankDocument before) {
        if (read.day().isBefore(before.day())) {
            return Optional.of("its day " + read.day() + " lies before " + before.day() + ", the one taken last");
        }
        BigDecimal percent = read.usdPerEur()
                .subtract(before.usdPerEur())
                .abs()
                .multiply(Decimals.HUNDRED)
                .divide(before.usdPerEur(), Decimals.WORKING);
        return percent.compareTo(mostPercent) > 0
                ? Optional.of("1 euro is " + read.usdPerEur().toPlainString() + " dollars in it, more than "
                        + mostPercent.toPlainString() + " % from "
                        + before.usdPerEur().toPlainString() + ", the one taken last")
                : Optional.empty();
    }
}
