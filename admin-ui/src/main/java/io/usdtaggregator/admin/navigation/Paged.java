package io.usdtaggregator.admin.navigation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The part of a list that a page shows.
 *
 * @param found how many rows there are on all pages
 * @param page from 1
 * @param first the place of the first row among all, from 1
 * @param address of any page, up to its number
 */
public record Paged<T>(List<T> rows, int found, int page, int first, String address) {

    /** A page beyond the last one is the last. */
    public static <T> Paged<T> of(List<T> all, int wanted, int size, String address) {
        int last = Math.max(1, (all.size() + size - 1) / size);
        int page = Math.max(1, Math.min(wanted, last));
        int from = (page - 1) * size;
        return new Paged<>(all.subList(from, Math.min(from + size, all.size())), all.size(), page, from + 1, address);
    }

    /** The page on which the first such row stands, else the wanted one. */
    public static <T> Paged<T> holding(List<T> all, Predicate<T> row, int wanted, int size, String address) {
        int page = IntStream.range(0, all.size())
                .filter(at -> row.test(all.get(at)))
                .findFirst()
                .orElse((wanted - 1) * size);
        return of(all, page / size + 1, size, address);
    }

    /** Whether there is no other page. */
    public boolean isWhole() {
        return rows.size() == found;
    }

    /** The place of the last row among all. */
    public int last() {
        return first + rows.size() - 1;
    }

    public boolean hasBefore() {
        return page > 1;
    }

    public boolean hasMore() {
        return last() < found;
    }

    /** The address of the page before this one. */
    public String before() {
        return address + (page - 1);
    }

    /** The address of the page after this one. */
    public String after() {
        return address + (page + 1);
    }
}
