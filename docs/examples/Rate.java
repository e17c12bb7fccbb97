import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What do 100000 XOF bring in GHS? {@code java Rate.java}; USDT_API is the gateway's address, USDT_KEY an API key. Exit
 * code 3: there is no price to show to a customer now. USDT_TRIES: how often to ask while the gateway says "later" (3).
 */
public class Rate {

    public static void main(String[] arguments) throws Exception {
        int tries = Integer.parseInt(System.getenv().getOrDefault("USDT_TRIES", "3"));
        String answer = ask("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000", tries);
        // A JSON library does this better: what is read here are the corridor's own fields, not those of its legs.
        String rate = withoutLegs(answer);
        if (!field(rate, "status").equals("fresh")) {
            refuse("the rate is " + field(rate, "status") + ", not fresh");
        }
        String coverage = field(rate, "coverage");
        if (coverage.equals("null") || new BigDecimal(coverage).compareTo(BigDecimal.ONE) < 0) {
            refuse("the market takes only a part of this amount (coverage " + coverage + ")");
        }
        System.out.println("1 XOF = " + field(rate, "rate") + " GHS; 100000 XOF bring " + field(rate, "amount_received")
                + " GHS");
    }

    private static String ask(String path, int tries) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("USDT_API") + path))
                .header("X-API-Key", System.getenv("USDT_KEY"))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        boolean later = answer.statusCode() == 429 || answer.statusCode() == 503;
        if (later && tries > 1) {
            Thread.sleep(1000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElse("1")));
            return ask(path, tries - 1);
        }
        if (answer.statusCode() != 200) {
            refuse(field(answer.body(), "code") + ": " + field(answer.body(), "detail"));
        }
        return answer.body();
    }

    private static String withoutLegs(String json) {
        int begin = json.indexOf('{', json.indexOf("\"legs\""));
        int end = begin + 1;
        for (int open = 1; open > 0; end++) {
            open += json.charAt(end) == '{' ? 1 : json.charAt(end) == '}' ? -1 : 0;
        }
        return json.substring(0, begin) + json.substring(end);
    }

    private static String field(String json, String name) {
        Matcher found = Pattern.compile('"' + name + "\":(?:\"([^\"]*)\"|null)").matcher(json);
        return found.find() && found.group(1) != null ? found.group(1) : "null";
    }

    private static void refuse(String reason) {
        System.err.println("no price now: " + reason);
        System.exit(3);
    }
}
