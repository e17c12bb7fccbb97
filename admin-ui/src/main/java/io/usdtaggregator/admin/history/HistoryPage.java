package io.usdtaggregator.admin.history;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.TypedTime;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestMulti;

/** The past for a spreadsheet: a form, and the file it asks for, passed on as the engine sends it. */
@Path("/")
public class HistoryPage {
    private final Pages pages;
    private final SettingsVersions settings;
    private final EngineHistory engine;

    HistoryPage(Pages pages, SettingsVersions settings, EngineHistory engine) {
        this.pages = pages;
        this.settings = settings;
        this.engine = engine;
    }

    /** A market to choose, or a place where a corridor begins or ends. */
    public record Subject(String key, SubjectName name) {}

    /**
     * What can be chosen.
     *
     * @param received the key of the place that is shown as the end of a corridor: of another currency than the first one;
     *     empty where there is none
     */
    public record Choices(
            List<Subject> markets, List<Subject> places, String received, List<PlatformSetting> platforms) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance history(Frame frame, Choices choices);

        private Templates() {}
    }

    @GET
    @Path("/history")
    @Produces("text/html;charset=UTF-8")
    public Uni<TemplateInstance> show() {
        return settings.read().map(inForce -> pages.inLanguage(Templates.history(pages.frame(), choices(inForce))));
    }

    private Choices choices(Settings inForce) {
        List<Place> places = inForce.activePlaces().toList();
        return new Choices(
                named(markets(inForce), inForce),
                named(places.stream().map(Place::key).toList(), inForce),
                places.stream()
                        .filter(place -> !place.fiat().equals(places.get(0).fiat()))
                        .findFirst()
                        .map(Place::key)
                        .orElse(""),
                inForce.activePlatforms().toList());
    }

    /**
     * The ticks of a market or corridor.
     *
     * @param given the place where the corridor begins, where it is told by its two places and not as a subject
     * @param received the place where it ends
     */
    @GET
    @Path("/history.csv")
    @Produces("text/csv;charset=UTF-8")
    public Multi<byte[]> csv(
            @QueryParam("subject") String subject,
            @QueryParam("given") String given,
            @QueryParam("received") String received,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("zone") String zone) {
        HistoryQuery.Span span = new HistoryQuery.Span(from, to, TypedTime.zone(zone, pages.zone()));
        HistoryQuery wanted =
                HistoryQuery.read(given == null ? subject : given + ":" + received, source, span, Instant.now());
        return RestMulti.fromMultiData(engine.csv(wanted))
                .header("Content-Disposition", "attachment; filename=\"" + wanted.fileName() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static List<String> markets(Settings settings) {
        return settings.activeMarkets().map(Market::key).toList();
    }

    private List<Subject> named(List<String> keys, Settings settings) {
        String language = pages.locale().getLanguage();
        return keys.stream()
                .map(key -> new Subject(key, SubjectName.of(key, settings, language)))
                .toList();
    }
}
