package io.usdtaggregator.gateway.http.input;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which part of a list was asked for; {@code number} counts from 1. */
public record Page(int number, int size) {
    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST = 100;
    private static final int LAST = 1_000_000;

    public static Page of(Query query) {
        return new Page(
                query.whole("page", 1, LAST).orElse(1),
                query.whole("page_size", 1, LARGEST).orElse(DEFAULT_SIZE));
    }

    /** Of a call that has no other parameters. */
    public static Page only(RoutingContext http) {
        Query query = Query.of(http);
        Page page = of(query);
        query.check();
        return page;
    }

    public <T> List<T> of(List<T> whole) {
        return whole.stream().skip((number - 1L) * size).limit(size).toList();
    }

    /** What a page of a list says of itself: how many there are, and which page this is. */
    public record PageSummary(
            @Schema(minimum = "0", description = "All that there are, on all pages.")
            long count,

            @Schema(minimum = "1") int page,
            @Schema(minimum = "1", maximum = "100") int pageSize) {
        public static PageSummary of(long count, Page page) {
            return new PageSummary(count, page.number(), page.size());
        }
    }
}
