package org.lastfmwallpaper.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A client of the stand-in, for its tests. */
final class Caller implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;

    Caller(LastFmStandIn standIn) {
        api = standIn.apiUrl();
    }

    /** Calls a method; the parameters are names and values in turn, the key and the format are added. */
    HttpResponse<byte[]> call(String method, String... parameters) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder("?format=json&api_key=" + LastFmStandIn.API_KEY + "&method=" + method);
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return get(query.toString());
    }

    JsonObject json(String method, String... parameters) throws IOException, InterruptedException {
        return read(call(method, parameters));
    }

    JsonObject topAlbums(String listener, String... parameters) throws IOException, InterruptedException {
        String[] all = new String[parameters.length + 2];
        all[0] = "user";
        all[1] = listener;
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return json("user.gettopalbums", all).getJsonObject("topalbums");
    }

    static JsonObject read(HttpResponse<byte[]> response) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(response.body()))) {
            return reader.readObject();
        }
    }

    /** What is at an address of the stand-in; a path begins with a slash. */
    HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        return http.send(request(address), BodyHandlers.ofByteArray());
    }

    /** The same, read by the caller as it comes. */
    HttpResponse<InputStream> open(String address) throws IOException, InterruptedException {
        return http.send(request(address), BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String address) {
        return HttpRequest.newBuilder(api.resolve(address)).build();
    }

    HttpResponse<byte[]> original(ChartEntry entry) throws IOException, InterruptedException {
        return get("/i/u/" + entry.hash() + ".png");
    }

    @Override
    public void close() {
        http.close();
    }
}
