package io.usdtaggregator.admin.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.messages.SearchMessages;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Goes anywhere: straight to the page where only one fits, else to a list of what does. */
@Path("/search")
public class SearchPage {
    private static final int LONGEST = 100;
    private static final int LISTED = 9;
    private static final int ON_A_PAGE = 100;

    private final Pages pages;
    private final Search search;

    SearchPage(Pages pages, Search search) {
        this.pages = pages;
        this.search = search;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance search(Frame frame, String query, Paged<Hit> hits);

        static native TemplateInstance found(Frame frame, List<Hit> hits);

        private Templates() {}
    }

    /** One thing that was found is led to; what can be done is led to where nothing was found. */
    @GET
    public Uni<Response> find(@QueryParam("q") String typed) {
        String query = query(typed);
        Frame frame = pages.frame();
        return search.find(query, pages.locale()).map(found -> {
            List<Hit> actions = actions(query, frame);
            List<Hit> places = found.isEmpty() ? actions : found;
            return places.stream().map(Hit::path).distinct().count() == 1
                    ? Response.seeOther(URI.create(places.get(0).path())).build()
                    : pages.page(
                            200,
                            Templates.search(
                                    frame,
                                    query,
                                    Paged.of(both(actions, found), pages.number(), ON_A_PAGE, address(query))));
        });
    }

    /** The list below the search box while one types. */
    @GET
    @Path("/found")
    public Uni<TemplateInstance> list(@QueryParam("q") String typed) {
        Frame frame = pages.frame();
        String query = query(typed);
        return search.find(query, pages.locale())
                .map(found -> both(actions(query, frame), found))
                .map(hits -> pages.inLanguage(
                        Templates.found(frame, hits.stream().limit(LISTED).toList())));
    }

    private List<Hit> actions(String query, Frame frame) {
        SearchMessages texts = PageSearch.bundle(SearchMessages.class, pages.locale());
        return new Actions(texts, frame::may).find(query).toList();
    }

    /** What can be done, then what was found. */
    private static List<Hit> both(List<Hit> actions, List<Hit> found) {
        return Stream.concat(actions.stream(), found.stream()).toList();
    }

    private static String address(String query) {
        return "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&page=";
    }

    private static String query(String typed) {
        String trimmed = typed == null ? "" : typed.trim();
        return trimmed.length() > LONGEST ? trimmed.substring(0, LONGEST) : trimmed;
    }
}
