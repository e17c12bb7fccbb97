package io.usdtaggregator.admin.lookup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What a customer was told and why, in sentences: by the id in the customer's answer, or by the instant. */
@Path("/rates")
public class RateLookUpPage {
    private final Pages pages;
    private final RateLookUp rates;
    private final SettingsVersions settings;

    RateLookUpPage(Pages pages, RateLookUp rates, SettingsVersions settings) {
        this.pages = pages;
        this.rates = rates;
        this.settings = settings;
    }

    /** Places to choose from: a market has one, a corridor two. */
    public record Choices(List<PlaceChoice> places) {
        static Choices of(Settings settings, String language) {
            return new Choices(settings.activePlaces()
                    .map(place -> new PlaceChoice(place, PlaceName.of(place, settings, language)))
                    .toList());
        }

        /** Whether a place is shown as the one whose money is received: another currency's than the first, until one is chosen. */
        public boolean isReceived(PlaceChoice choice, LookUpQuestion question) {
            return question.to().isEmpty()
                    ? places.stream()
                            .filter(other -> !other.place()
                                    .fiat()
                                    .equals(places.get(0).place().fiat()))
                            .findFirst()
                            .filter(choice::equals)
                            .isPresent()
                    : question.to().equals(choice.place().key());
        }
    }

    public record PlaceChoice(Place place, PlaceName name) {}

    @CheckedTemplate
    static class Templates {
        /**
         * @param found {@code null}: nothing was asked, or nothing was found
         * @param offers which page of the offers, from 1
         */
        static native TemplateInstance rateLookUp(
                Frame frame, LookUpQuestion question, Choices choices, Explanation found, int offers);

        private Templates() {}
    }

    @GET
    public Uni<Response> show(
            @QueryParam("id") String id,
            @QueryParam("subject") String subject,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("at") String at,
            @QueryParam("zone") String zone) {
        LookUpQuestion question =
                from == null ? LookUpQuestion.of(id, subject, at, zone) : LookUpQuestion.ofCorridor(from, to, at, zone);
        String language = pages.locale().getLanguage();
        return settings.read().map(inForce -> Choices.of(inForce, language)).chain(choices -> Uni.createFrom()
                .deferred(() -> found(question, language))
                .map(found -> pages.page(
                        200, Templates.rateLookUp(pages.frame(), question, choices, found, pages.number("offers"))))
                .onFailure(HttpProblem.class)
                .recoverWithItem(refusal -> refused((HttpProblem) refusal, question, choices)));
    }

    private Uni<Explanation> found(LookUpQuestion question, String language) {
        if (question.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        if (question.isById()) {
            return rates.byId(question.checkedId(), language);
        }
        return question.isOfCorridor()
                ? rates.of(Addresses.corridor(question.subject()), question.instant(pages.zone()), language)
                : rates.of(Addresses.market(question.subject()), question.instant(pages.zone()), language);
    }

    private Response refused(HttpProblem refusal, LookUpQuestion question, Choices choices) {
        return pages.page(
                refusal.getStatusCode(), Templates.rateLookUp(pages.telling(refusal), question, choices, null, 1));
    }
}
