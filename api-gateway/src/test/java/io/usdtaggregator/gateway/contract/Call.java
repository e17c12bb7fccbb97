package io.usdtaggregator.gateway.contract;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request in the making: right as it comes, and open to mischief. */
final class Call {
    String method;
    String path;
    final List<String[]> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    /** {@code null}: none. */
    String body;

    Call(String method, String path) {
        this.method = method.toUpperCase();
        this.path = path;
    }

    Call asking(String name, String value) {
        query.add(new String[] {name, value});
        return this;
    }

    Call with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Call sending(String json) {
        body = json;
        return with("Content-Type", "application/json");
    }

    HttpRequest to(URI gateway) {
        String asked = query.stream()
                .map(pair -> encoded(pair[0]) + "=" + encoded(pair[1]))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path + (asked.isEmpty() ? "" : "?" + asked)));
        headers.forEach(request::header);
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        return body == null && method.equals("GET")
                ? request.GET().build()
                : request.method(method, sent).build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        String asked = query.stream().map(pair -> pair[0] + "=" + pair[1]).collect(Collectors.joining("&"));
        String all = method + " " + path + "?" + asked + " " + headers.keySet() + " " + body;
        return all.length() > 400 ? all.substring(0, 400) + "..." : all;
    }
}
