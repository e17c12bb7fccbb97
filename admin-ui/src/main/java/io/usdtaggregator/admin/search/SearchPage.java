package io.usdtaggregator.admin.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Goes anywhere: straight to the page where only one fits, else to a list of what does. */
@Path("/search")
public class SearchPage {
    private static final int LONGEST = 100;

    private final Pages pages;
    private final Search search;

    SearchPage(Pages pages, Search search) {
        this.pages = pages;
        this.search = search;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance search(Frame frame, String query, List<Hit> hits);

        private Templates() {}
    }

    @GET
    public Uni<Response> find(@QueryParam("q") String typed) {
        String trimmed = typed == null ? "" : typed.trim();
        String query = trimmed.length() > LONGEST ? trimmed.substring(0, LONGEST) : trimmed;
        return search.find(query, pages.locale())
                .map(hits -> hits.stream().map(Hit::path).distinct().count() == 1
                        ? Response.seeOther(URI.create(hits.get(0).path())).build()
                        : pages.page(200, Templates.search(pages.frame(), query, hits)));
    }
}
