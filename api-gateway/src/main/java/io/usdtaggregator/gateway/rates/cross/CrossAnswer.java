package io.usdtaggregator.gateway.rates.cross;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.rates.answer.AnswerFreshness;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A CrossRate of the public API: units of {@code to} received for 1 unit of {@code from}. */
@Schema(name = "CrossRate")
public record CrossAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The instant that was asked for; absent for now.")
        Instant asOf,

        @Schema(
                nullable = true,
                pattern = Formats.RATE_ID,
                description = "Names this published rate for `/rates/{rate_id}`.")
        String rateId,

        @JsonUnwrapped RatedCorridor corridor,
        @JsonUnwrapped CrossFigures figures,
        @JsonUnwrapped CrossSources sources,
        @JsonUnwrapped AmountAnswer walked,
        @JsonInclude(JsonInclude.Include.NON_NULL) CrossDerivation derivation,
        @JsonUnwrapped AnswerFreshness freshness) {

    /** The same, as the answer to a question of a past instant. */
    CrossAnswer at(Instant instant) {
        return new CrossAnswer(instant, rateId, corridor, figures, sources, walked, derivation, freshness);
    }

    /** What it is made of. */
    public record CrossSources(
            Legs legs, @Schema(nullable = true) CrossAdjustmentAnswer crossAdjustment) {}

    /** The two rates that it is made of. */
    public Legs legs() {
        return sources.legs();
    }

    /** The two rates that it is made of; both {@code null} from a place to itself. */
    @Schema(name = "CrossRateLegs")
    public record Legs(
            @Schema(nullable = true) RateAnswer buy,
            @Schema(nullable = true) RateAnswer sell) {}
}
