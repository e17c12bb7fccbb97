package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.http.Answer;
import io.usdtaggregator.model.market.Offer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Recorded answers of the platforms, and the offers that a reader of them lists by hand. */
public final class Recorded {

    private Recorded() {}

    /** Of these only the list was kept; the code before it is that of whole recordings. */
    private static final Map<String, String> FRAGMENTS = Map.of(
            "htx-rub-sell-1-fragment.json", "\"code\":200,",
            "bybit-rub-side1-page2-overlap-synthetic-fragment.json", "\"ret_code\":0,");

    public static String text(String name) {
        String recorded = resource("/recorded/" + name);
        return Optional.ofNullable(FRAGMENTS.get(name))
                .map(code -> recorded.replaceFirst("\\{", "{" + code))
                .orElse(recorded);
    }

    /** One line an offer: id, price, smallest and largest order, stock. */
    public static List<String> expected(String name) {
        return resource("/expected/" + name + ".txt").lines().toList();
    }

    /** As if the platform had sent this body with status 200. */
    public static Page answered(String body, Function<JsonNode, Page> reading) {
        return new Answer(200, Optional.empty(), Optional.empty(), Optional.of("application/json"), body).read(reading);
    }

    public static Page.Offers offers(Page page) {
        return page.fold(offers -> offers, failed -> {
            throw new AssertionError("not a page of offers: " + failed);
        });
    }

    public static ReadOutcome.Failure failure(Page page) {
        return page.fold(
                offers -> {
                    throw new AssertionError("not a failure: " + offers);
                },
                Page.Failed::failure);
    }

    /** The answer of that name gives exactly the offers listed, and drops this many. */
    public static List<Offer> assertLists(String name, int dropped, Function<JsonNode, Page> reading) {
        Page.Offers page = offers(answered(text(name + ".json"), reading));
        assertEquals(expected(name), lines(page));
        assertEquals(dropped, page.dropped().size());
        return page.offers();
    }

    public static List<String> lines(Page.Offers page) {
        return page.offers().stream().map(Recorded::line).toList();
    }

    private static String line(Offer offer) {
        return String.join(
                " ",
                // An id that was made up for want of one is not in the recording.
                offer.offerId().startsWith("~") ? "-" : offer.offerId(),
                plain(offer.price()),
                plain(offer.minFiat()),
                plain(offer.maxFiat()),
                plain(offer.availableUsdt()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String resource(String path) {
        try (InputStream stream = Recorded.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
