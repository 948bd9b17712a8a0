package org.lastfmwallpaper.standin;

/** Ends a call with an error. */
final class ApiException extends Exception {
    private final ApiError error;

    ApiException(ApiError error) {
        super(error.name());
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
