package io.usdtaggregator.gateway.http.input;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
