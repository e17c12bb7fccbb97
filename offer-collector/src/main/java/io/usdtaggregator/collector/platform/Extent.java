package io.usdtaggregator.collector.platform;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an answer says of the whole list of which it is a page.
 *
 * @param counted how many offers the platform counts in all, where it says so
 * @param more whether it says that another page follows
 * @param fullPage a page with fewer rows is the last, where the platform says neither
 */
public record Extent(Optional<Long> counted, Optional<Boolean> more, int fullPage) {
    /** A larger count is nonsense: no platform has so many adverts of one market. */
    private static final BigDecimal LARGEST_COUNT = new BigDecimal(10_000_000);

    /** Pages of so many rows. */
    public static Extent pagesOf(int fullPage) {
        return new Extent(Optional.empty(), Optional.empty(), fullPage);
    }

    /** One answer holds the whole list. */
    public static Extent whole() {
        return new Extent(Optional.empty(), Optional.of(false), Integer.MAX_VALUE);
    }

    /** With the platform's own count; one that makes no sense is none. */
    public Extent counting(Optional<BigDecimal> count) {
        Optional<Long> sensible = count.filter(number -> number.signum() >= 0 && number.compareTo(LARGEST_COUNT) <= 0)
                .map(BigDecimal::longValue);
        return new Extent(sensible, more, fullPage);
    }

    /** With the platform's own number of pages, of which this is one, counted from 1. */
    public Extent ofPages(Optional<BigDecimal> pages, int number) {
        return followed(pages.map(all -> all.compareTo(BigDecimal.valueOf(number)) > 0));
    }

    /** With the platform's own word on whether another page follows. */
    public Extent followed(Optional<Boolean> said) {
        return new Extent(counted, said, fullPage);
    }

    /** The list is one answer, so that there is no second page to ask for. */
    boolean isWhole() {
        return fullPage == Integer.MAX_VALUE;
    }
}
