package io.usdtaggregator.engine.book;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the next computation must know of a published rate: the leg of a cross rate, and what a new figure is compared
 * with.
 *
 * @param rate as published, without its offers
 * @param content digest of all that callers see; the same content is not published again
 * @param booksSettings the settings version under which its books were filtered
 * @param heldRaw the raw figure that waits for a second read, {@code null} when none does
 * @param heldObservedAt when that figure was read
 */
@JsonPropertyOrder("version")
public record Basis(
        long version, Rate rate, String content, long booksSettings, BigDecimal heldRaw, Instant heldObservedAt) {}
