package org.lastfmwallpaper.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param status the HTTP status
 * @param title the kind of problem, in one line
 * @param detail what to do about this one
 * @param errors the fields that are wrong, if fields are
 */
record Problem(int status, String title, String detail, List<FieldError> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** A field of the request's JSON and what is wrong with it. */
    record FieldError(String field, String message) {}

    Problem(int status, String title, String detail) {
        this(status, title, detail, List.of());
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(400, "The request is not valid", "Correct the fields named in 'errors'.", errors);
    }

    String toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder fields = Json.createArrayBuilder();
            errors.forEach(error -> fields.add(
                    Json.createObjectBuilder().add("field", error.field()).add("message", error.message())));
            json.add("errors", fields);
        }
        return json.build().toString();
    }

    /** Text rather than an object, so that no server's choice of JSON writer has a say in it. */
    Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .entity(toJson())
                .build();
    }
}
