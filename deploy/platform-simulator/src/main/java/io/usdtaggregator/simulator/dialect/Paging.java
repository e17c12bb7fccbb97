package io.usdtaggregator.simulator.dialect;

import java.util.Optional;

/**
 * How a platform cuts its book into pages.
 *
 * @param usual rows on a page when no number is asked for
 * @param most rows on a page, whatever is asked for
 */
public record Paging(int usual, int most) {
    private static final String COUNT = "[1-9]\\d{0,5}";

    /** @param page counts from 1 */
    public record Place(int page, int rows) {}

    /** Reads the asked page; {@code null} is the first, or the usual size; empty for what is no count. */
    public Optional<Place> place(String page, String rows) {
        return count(page, 1)
                .flatMap(number -> count(rows, usual).map(size -> new Place(number, Math.min(size, most))));
    }

    private static Optional<Integer> count(String said, int usual) {
        if (said == null) {
            return Optional.of(usual);
        }
        return Optional.of(said).filter(text -> text.matches(COUNT)).map(Integer::valueOf);
    }
}
