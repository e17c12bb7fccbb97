package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.BooksSnapshot;
import java.util.Optional;
import java.util.Set;

/** Payment methods as parameters: those that an offer names now, canonical identifiers. */
final class PaymentMethods {

    private PaymentMethods() {}

    static Optional<String> read(Query query, String name, BooksSnapshot books) {
        Optional<String> given = query.text(name);
        if (given.isEmpty()) {
            return given;
        }
        Set<String> known = books.paymentMethods();
        return known.isEmpty() ? given : query.oneOf(name, known);
    }
}
