package io.usdtaggregator.engine.books;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import java.util.Collection;

/** What is done when books of these places changed. */
public interface BooksChanged {

    /**
     * Fails with {@link OutdatedSettings} where Redis has newer settings than these, and with {@link IncompleteRates} until
     * everything was computed under them.
     *
     * @param trace what is published is a part of it, as far as readers and history
     */
    Uni<Void> compute(Settings settings, Collection<Place> places, Span trace);
}
