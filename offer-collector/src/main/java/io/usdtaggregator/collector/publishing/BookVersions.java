package io.usdtaggregator.collector.publishing;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import java.util.EnumSet;
import java.util.Set;

/** The same book under another version and other flags. */
final class BookVersions {

    private BookVersions() {}

    static OfferBook with(OfferBook book, long version, Set<BookFlag> flags) {
        return new OfferBook(
                version,
                book.platform(),
                book.market(),
                book.observedAt(),
                book.settingsVersion(),
                book.offers(),
                book.dropped(),
                flags);
    }

    static OfferBook flagged(OfferBook book, BookFlag flag, boolean on) {
        Set<BookFlag> flags = EnumSet.noneOf(BookFlag.class);
        flags.addAll(book.flags());
        if (on) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
        return with(book, book.version(), flags);
    }
}
