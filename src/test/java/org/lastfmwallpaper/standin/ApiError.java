package org.lastfmwallpaper.standin;

import jakarta.json.Json;

/** What Last.fm says when it will not do something. */
enum ApiError {
    INVALID_METHOD(3, 400, "Invalid Method - No method with that name in this package"),
    AUTHENTICATION_FAILED(4, 403, "Unauthorized Token - This token has not been issued"),
    INVALID_FORMAT(5, 400, "Invalid format - This service doesn't exist in that format"),
    INVALID_PARAMETERS(6, 400, "Invalid parameters - Your request is missing a required parameter"),
    USER_NOT_FOUND(6, 404, "User not found"),
    ALBUM_NOT_FOUND(6, 404, "Album not found"),
    INVALID_KEY(10, 403, "Invalid API key - You must be granted a valid key by last.fm"),
    INVALID_SIGNATURE(13, 403, "Invalid method signature supplied"),
    UNAVAILABLE(16, 503, "The service is temporarily unavailable, please try again."),
    LOGIN_REQUIRED(17, 403, "Login: User required to be logged in"),
    // The status is not always in step with the body, and this is where the stand-in shows it.
    KEY_SUSPENDED(26, 200, "Suspended API key - Access for your account has been suspended"),
    TOO_FAST(29, 429, "Rate Limit Exceeded - Your IP has made too many requests in a short period");

    private final int code;
    private final int status;
    private final String message;

    ApiError(int code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    Response response() {
        return Response.json(
                status,
                Json.createObjectBuilder()
                        .add("error", code)
                        .add("message", message)
                        .build());
    }
}
