package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.http.input.Bodies;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.gateway.webhooks.events.AlertNames;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.MultiMap;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /webhooks}; places are named as in {@code /best-rates} and {@code /rates/cross}. */
@Schema(
        name = "WebhookRequest",
        description = "rate.changed needs a market (fiat, trade_type) or a corridor (from_currency, to_currency), and"
                + " deviation_pct or heartbeat_seconds or both; alert.raised has none of them, and kinds and"
                + " min_severity if you like.")
public record WebhookRequest(
        @NotEmpty
        @Size(max = LONGEST_URL)
        @Schema(
                format = "uri",
                description = "https, to a host of the public Internet; without user name, password or fragment.")
        String url,

        @Schema(enumeration = {"rate.changed", "alert.raised"})
        String event,

        @Schema(nullable = true, pattern = Formats.CURRENCY) String fiat,

        @Schema(
                nullable = true,
                enumeration = {"BUY", "SELL"})
        String tradeType,

        @Schema(nullable = true, pattern = Formats.COUNTRY) String country,
        @Schema(nullable = true, pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(nullable = true, pattern = Formats.CURRENCY) String toCurrency,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryFrom,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryTo,

        @Schema(
                implementation = Object.class,
                oneOf = {PercentText.class, PercentNumber.class},
                nullable = true,
                description =
                        "Percent of the rate told last, from 0 (every change) to 1000, with at most 8 decimals. The "
                                + "loss and the return of a usable rate are told too.")
        JsonNode deviationPct,

        @Schema(
                implementation = Integer.class,
                nullable = true,
                minimum = "60",
                maximum = "86400",
                description = "It is told again after so long, changed or not.")
        JsonNode heartbeatSeconds,

        @Schema(
                implementation = AlertNames.Kind[].class,
                nullable = true,
                description = "Of `alert.raised`: only alerts of these kinds; left out, all.")
        List<String> kinds,

        @Schema(
                nullable = true,
                implementation = AlertNames.Severity.class,
                type = SchemaType.STRING,
                description = "Of `alert.raised`: only alerts at least so urgent; left out, all.")
        String minSeverity) {
    private static final int LONGEST_URL = 1000;
    private static final int DAY = 86_400;
    private static final Pattern PERCENT = Pattern.compile("\\d{1,4}(\\.\\d{1,8})?");
    private static final BigDecimal MOST_PERCENT = new BigDecimal("1000");
    private static final List<String> EVENTS =
            List.of(EventType.RATE_CHANGED.wireName(), EventType.ALERT_RAISED.wireName());
    private static final List<String> MARKET = List.of("fiat", "trade_type", "country");
    private static final List<String> CORRIDOR = List.of("from_currency", "to_currency", "country_from", "country_to");
    private static final List<String> ALERTS = List.of("kinds", "min_severity");
    private static final List<String> TERMS = List.of("deviation_pct", "heartbeat_seconds");

    /**
     * What is to be sent, where, and when.
     *
     * @param subject the key of the market or corridor that is watched; empty for alerts
     * @param deviationPct percent of the last notified rate from which a change is sent; 0: every change
     * @param heartbeat the rate is sent at least this often, also unchanged
     * @param alerts which alerts are sent
     */
    record Terms(
            String url,
            EventType event,
            Optional<String> subject,
            Optional<BigDecimal> deviationPct,
            Optional<Duration> heartbeat,
            AlertFilter alerts) {}

    @Schema(type = SchemaType.STRING, pattern = "^\\d{1,4}(\\.\\d{1,8})?$")
    private static final class PercentText {}

    @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1000")
    private static final class PercentNumber {}

    /** The terms that are asked for; a problem names every field that is wrong. The target is not checked yet. */
    Terms terms(Settings settings, Duration leastHeartbeat) {
        MultiMap fields = Bodies.fields(this);
        Query query = Query.of(fields);
        Optional<EventType> event = query.needed("event", EVENTS).map(EventType::of);
        Optional<String> subject = Optional.empty();
        Optional<BigDecimal> deviation = Optional.empty();
        Optional<Duration> heartbeat = Optional.empty();
        AlertFilter alerts = AlertFilter.NONE;
        if (event.filter(EventType.ALERT_RAISED::equals).isPresent()) {
            refuse(query, fields, Stream.of(MARKET, CORRIDOR, TERMS), "alert.raised has no such field");
            alerts = AlertFilter.of(Optional.ofNullable(kinds), query);
        } else if (event.isPresent()) {
            refuse(query, fields, Stream.of(ALERTS), "only alert.raised has such a field");
            subject = subject(query, fields, settings);
            deviation = deviation(query);
            heartbeat = query.seconds("heartbeat_seconds", Math.toIntExact(leastHeartbeat.toSeconds()), DAY);
            if (TERMS.stream().noneMatch(fields::contains)) {
                query.wrong("deviation_pct", "required", "deviation_pct or heartbeat_seconds is required, or both");
            }
        }
        query.check();
        return new Terms(url, event.orElseThrow(), subject, deviation, heartbeat, alerts);
    }

    private static Optional<String> subject(Query query, MultiMap fields, Settings settings) {
        PlaceParameters places = PlaceParameters.active(settings);
        if (CORRIDOR.stream().noneMatch(fields::contains)) {
            return places.market(query).map(Market::key);
        }
        refuse(query, fields, Stream.of(MARKET), "a webhook watches a market or a corridor, not both");
        return places.corridor(query)
                .filter(corridor -> !corridor.isIdentity()
                        || query.wrong("to_currency", "not_allowed", "from a place to itself the rate is always 1")
                                .isPresent())
                .map(Corridor::key);
    }

    private static Optional<BigDecimal> deviation(Query query) {
        return query.matching(
                        "deviation_pct",
                        text -> PERCENT.matcher(text).matches() && new BigDecimal(text).compareTo(MOST_PERCENT) <= 0,
                        "percent from 0 (every change) to 1000 with at most 8 decimals, such as \"0.5\"")
                .map(BigDecimal::new);
    }

    private static void refuse(Query query, MultiMap fields, Stream<List<String>> names, String why) {
        names.flatMap(List::stream)
                .filter(fields::contains)
                .forEach(name -> query.wrong(name, "not_allowed", name + " is not allowed here: " + why));
    }
}
