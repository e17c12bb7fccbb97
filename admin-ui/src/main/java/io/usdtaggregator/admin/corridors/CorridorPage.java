package io.usdtaggregator.admin.corridors;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.model.crossing.Corridor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/** A corridor with a calculator: what a customer gets for an amount, and by which legs. */
@Path("/corridors")
public class CorridorPage {
    /** Whether the amount is given or received. */
    private static final String SIDE = "side";

    private static final String METHOD_FROM = "method_from";
    private static final String METHOD_TO = "method_to";

    private final Pages pages;
    private final Calculator calculator;

    CorridorPage(Pages pages, Calculator calculator) {
        this.pages = pages;
        this.calculator = calculator;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance corridor(Frame frame, CorridorAnswer answer);

        private Templates() {}
    }

    /** To the page of the corridor between two chosen places, with what else was typed. */
    @GET
    public Uni<Response> choose(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("amount") String amount,
            @QueryParam(SIDE) String side,
            @QueryParam(METHOD_FROM) String methodFrom,
            @QueryParam(METHOD_TO) String methodTo) {
        Corridor corridor = Addresses.corridor(from + ":" + to);
        UriBuilder page = UriBuilder.fromPath("/corridors/" + corridor.key());
        add(page, "amount", amount);
        add(page, SIDE, CorridorQuestion.RECEIVED.equals(side) ? side : "");
        add(page, METHOD_FROM, methodFrom);
        add(page, METHOD_TO, methodTo);
        return Uni.createFrom().item(Response.seeOther(page.build()).build());
    }

    /** A number that cannot be read is said, and stays in its field. */
    @GET
    @Path("/{key}")
    public Uni<Response> show(
            @PathParam("key") String key,
            @QueryParam("amount") String amount,
            @QueryParam(SIDE) String side,
            @QueryParam(METHOD_FROM) String methodFrom,
            @QueryParam(METHOD_TO) String methodTo) {
        Corridor corridor = Addresses.corridor(key);
        CorridorQuestion.Typed typed = new CorridorQuestion.Typed(amount, side, methodFrom, methodTo);
        try {
            return page(200, CorridorQuestion.of(typed, corridor, pages.locale()), pages.frame());
        } catch (HttpProblem wrong) {
            return page(wrong.getStatusCode(), CorridorQuestion.withoutAmount(typed, corridor), pages.telling(wrong));
        }
    }

    private Uni<Response> page(int status, CorridorQuestion question, Frame frame) {
        return calculator.answer(question).map(answer -> pages.page(status, Templates.corridor(frame, answer)));
    }

    /** As a value, not as a template: what was typed may hold braces. */
    private static void add(UriBuilder page, String name, String value) {
        if (value != null && !value.isBlank()) {
            page.queryParam(name, value.replace("{", "").replace("}", ""));
        }
    }
}
