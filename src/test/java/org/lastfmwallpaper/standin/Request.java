package org.lastfmwallpaper.standin;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that the stand-in saw.
 *
 * @param method such as {@code GET}
 * @param path without the query
 * @param parameters of the query, and of the body where it is a form, decoded
 * @param time when it came in
 */
public record Request(String method, String path, Map<String, String> parameters, Instant time) {
    public Request {
        parameters = Map.copyOf(parameters);
    }

    /** The parameter's value, or empty text. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The parameters in the order of their names, without those that are secret: this ends up in the tests' logs. */
    public String query() {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().startsWith("api_")
                        && !parameter.getKey().equals("token"))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return time + " " + method + " " + path + (query().isEmpty() ? "" : "?" + query());
    }
}
