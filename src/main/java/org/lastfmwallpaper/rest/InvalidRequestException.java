package org.lastfmwallpaper.rest;

import java.util.List;

/** Fields of a request are missing, of the wrong type or out of range. */
class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem.FieldError> errors;

    InvalidRequestException(List<Problem.FieldError> errors) {
        super("invalid request: " + errors);
        this.errors = List.copyOf(errors);
    }

    InvalidRequestException(String field, String message) {
        this(List.of(new Problem.FieldError(field, message)));
    }

    List<Problem.FieldError> errors() {
        return errors;
    }
}
