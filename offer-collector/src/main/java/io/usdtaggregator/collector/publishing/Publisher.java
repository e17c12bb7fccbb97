package io.usdtaggregator.collector.publishing;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.filtering.SideCanary;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Filters what was read, looks at its other side, and publishes it. */
@Singleton
public class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int TRIES = 3;

    private final BookStore books;

    public Publisher(BookStore books) {
        this.books = books;
    }

    /** What was published; empty when a newer read was there already. Its announcement carries the trace of the poll on. */
    public Uni<Optional<OfferBook>> publish(OfferBook read, Settings settings, Span poll) {
        OfferBook filtered = new FilterPipeline(settings).filter(read, read.version());
        return besideItsOtherSide(filtered, settings)
                .chain(book -> books.write(book, poll).map(written -> written ? Optional.of(book) : Optional.empty()));
    }

    /** The stored book under these settings, without a new read; false when another wrote meanwhile. */
    Uni<Boolean> filterAgain(OfferBook stored, Settings settings) {
        return books.token(stored.platform(), stored.market())
                .chain(token -> besideItsOtherSide(new FilterPipeline(settings).filter(stored, token), settings))
                .chain(changed -> books.replace(stored, changed));
    }

    /** Both sides of a market carry the suspicion, or neither: looked at again when the other one was read meanwhile. */
    private Uni<OfferBook> besideItsOtherSide(OfferBook book, Settings settings) {
        return besideItsOtherSide(book, settings, TRIES);
    }

    private Uni<OfferBook> besideItsOtherSide(OfferBook book, Settings settings, int tries) {
        return books.stored(book.platform(), book.market().otherSide()).chain(found -> {
            boolean suspect = found.filter(other -> SideCanary.suspects(book, other, settings))
                    .isPresent();
            OfferBook marked = BookVersions.flagged(book, BookFlag.SIDE_SUSPECT, suspect);
            Optional<OfferBook> toMark = found.filter(other -> isSuspect(other) != suspect);
            return toMark.map(other -> mark(other, suspect))
                    .orElseGet(() -> Uni.createFrom().item(true))
                    .chain(done -> done || tries == 1
                            ? Uni.createFrom().item(marked)
                            : besideItsOtherSide(book, settings, tries - 1));
        });
    }

    /** False when another wrote meanwhile. */
    private Uni<Boolean> mark(OfferBook other, boolean suspect) {
        if (suspect) {
            LOG.warnf(
                    "side_suspect platform=%s market=%s: BUY lies below SELL",
                    other.platform(), other.market().key());
        }
        OfferBook marked = BookVersions.flagged(other, BookFlag.SIDE_SUSPECT, suspect);
        return books.token(other.platform(), other.market())
                .chain(token -> books.replace(other, BookVersions.with(marked, token, marked.flags())));
    }

    private static boolean isSuspect(OfferBook book) {
        return book.flags().contains(BookFlag.SIDE_SUSPECT);
    }
}
