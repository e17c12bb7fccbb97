package io.usdtaggregator.admin.usage;

import io.usdtaggregator.admin.form.CsvText;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** A month's usage as CSV: a line for each key, and one for calls with tokens, of each integrator. Pure. */
final class UsageCsv {

    private UsageCsv() {}

    static String of(UsageOfAll usage) {
        return CsvText.line("month", "integrator", "key", "prefix", "calls", "price", "currency")
                + usage.accounts().stream()
                        .flatMap(account -> account.keys().stream()
                                .map(key -> CsvText.line(
                                        usage.month().toString(),
                                        account.username(),
                                        key.name(),
                                        key.prefix(),
                                        String.valueOf(key.calls()),
                                        plain(key.price()),
                                        usage.currency())))
                        .collect(Collectors.joining());
    }

    private static String plain(BigDecimal price) {
        return price == null ? "" : price.toPlainString();
    }
}
