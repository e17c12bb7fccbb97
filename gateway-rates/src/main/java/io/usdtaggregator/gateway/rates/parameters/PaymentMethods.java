package io.usdtaggregator.gateway.rates.parameters;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.model.market.PaymentMethodCatalogue;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Payment methods as parameters: canonical identifiers, separated by commas. Those of the catalogue are known also while no
 * offer names them, as are a platform's own names ({@code bybit:13}) and any that a book names now.
 */
public final class PaymentMethods {
    private final Settings settings;
    private final BooksSnapshot books;

    public PaymentMethods(Settings settings, BooksSnapshot books) {
        this.settings = settings;
        this.books = books;
    }

    /** Any of these; empty where all are asked for. */
    public Set<String> read(Query query, String name) {
        return query.anyOf(name, this::isKnown, this::known);
    }

    private boolean isKnown(String method) {
        if (method.isEmpty()) {
            return false;
        }
        return PaymentMethodCatalogue.IDENTIFIERS.contains(method)
                || isOfPlatform(method)
                // Before books were read nobody can tell what they name.
                || books.books().isEmpty()
                || books.paymentMethods().contains(method);
    }

    private boolean isOfPlatform(String method) {
        int colon = method.indexOf(':');
        return colon > 0 && settings.platform(method.substring(0, colon)).isPresent();
    }

    private Collection<String> known() {
        Set<String> known = new TreeSet<>(PaymentMethodCatalogue.IDENTIFIERS);
        known.addAll(books.paymentMethods());
        return known;
    }
}
