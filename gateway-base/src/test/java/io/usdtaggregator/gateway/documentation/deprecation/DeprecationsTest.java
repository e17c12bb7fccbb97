package io.usdtaggregator.gateway.documentation.deprecation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.http.ResourceMethod;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What resources say that ends, and what callers are told of it. */
class DeprecationsTest {

    public static class Ending {
        @GET
        @Path("/old")
        @DeprecatedApi(since = "2026-01-01", sunset = "2027-06-05")
        public void old() {}

        @POST
        @Path("/old")
        public void posted() {}

        @GET
        @Path("/things/{id}")
        @DeprecatedApi(since = "2026-01-01", sunset = "2027-01-01")
        public void thing() {}

        @GET
        @Path("/things/best")
        public void best() {}

        @GET
        @Path("/asked")
        @DeprecatedApi(parameter = "own", since = "2026-02-01", sunset = "2027-02-01")
        @DeprecatedApi(parameter = "X-Header", since = "2026-05-01", sunset = "2027-05-01")
        public void asked() {}

        @GET
        @Path("/both")
        @DeprecatedApi(since = "2026-03-01", sunset = "2027-01-01")
        @DeprecatedApi(parameter = "own", since = "2026-02-01", sunset = "2027-02-01")
        public void both() {}
    }

    public static class EndingParameter {
        @GET
        @Path("/asked")
        @DeprecatedApi(parameter = "own", since = "2026-02-01", sunset = "2027-02-01")
        public void asked() {}
    }

    public static class Staying {
        @GET
        @Path("/asked")
        public void asked() {}
    }

    public static class EndingSoon {
        @GET
        @Path("/asked")
        @DeprecatedApi(since = "soon", sunset = "2027-01-01")
        public void asked() {}
    }

    public static class EndingBeforeItsBeginning {
        @GET
        @Path("/asked")
        @DeprecatedApi(since = "2027-01-02", sunset = "2027-01-01")
        public void asked() {}
    }

    private final Deprecations planted = of(Ending.class);

    @ParameterizedTest
    @CsvSource({
        "GET, /old, , @1767225600 Sat 05 Jun 2027",
        "GET, /old/, , @1767225600 Sat 05 Jun 2027",
        "HEAD, /old, , @1767225600 Sat 05 Jun 2027",
        "POST, /old, , nothing",
        "GET, /older, , nothing",
        "GET, /old/er, , nothing",
        "GET, /, , nothing",
        "GET, /things/7, , @1767225600 Fri 01 Jan 2027",
        "GET, /things/7/, , @1767225600 Fri 01 Jan 2027",
        "GET, /things/7/parts, , nothing",
        "GET, /things/best, , nothing",
        "GET, /asked, , nothing",
        "GET, /asked, fine, nothing",
        "GET, /asked, own, @1769904000 Mon 01 Feb 2027",
        "GET, /asked, X-Header, @1777593600 Sat 01 May 2027",
        "GET, /both, , @1772323200 Fri 01 Jan 2027",
        "GET, /both, own, @1769904000 Fri 01 Jan 2027"
    })
    void a_call_is_told_of_what_it_uses(String method, String path, String sent, String told) {
        assertEquals(told, told(method, path, sent == null ? Set.of() : Set.of(sent)));
    }

    @Test
    void of_several_the_earliest_days_count() {
        assertEquals("@1769904000 Mon 01 Feb 2027", told("GET", "/asked", Set.of("own", "X-Header")));
    }

    @Test
    void resources_of_which_nothing_ends_are_known_as_such() {
        assertFalse(planted.isEmpty());
        assertFalse(of(EndingParameter.class).isEmpty());
        assertTrue(of(Staying.class).isEmpty());
        assertTrue(of(Object.class).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(classes = {EndingSoon.class, EndingBeforeItsBeginning.class})
    void nothing_ends_without_saying_since_and_until_when(Class<?> resource) {
        RuntimeException refused = assertThrows(RuntimeException.class, () -> of(resource));
        assertTrue(
                refused instanceof DateTimeException || refused instanceof IllegalArgumentException,
                refused.toString());
    }

    private static Deprecations of(Class<?> resource) {
        return new Deprecations(Stream.of(resource.getDeclaredMethods())
                .flatMap(ResourceMethod::of)
                .toList());
    }

    /** Without the midnight that every sunset has. */
    private String told(String method, String path, Set<String> sent) {
        return planted.of(method, path, sent::contains)
                .map(told -> told.deprecationHeader() + " " + told.sunsetHeader())
                .map(told -> {
                    assertTrue(told.endsWith(" 00:00:00 GMT"), told);
                    return told.replace(" 00:00:00 GMT", "").replace(",", "");
                })
                .orElse("nothing");
    }
}
