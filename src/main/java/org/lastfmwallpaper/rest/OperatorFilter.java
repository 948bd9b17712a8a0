package org.lastfmwallpaper.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.config.OperatorAccess;
import org.lastfmwallpaper.config.WallpaperConfig;

/**
 * Lets the operator alone through to what is {@link OperatorOnly}: by name and password (Basic, RFC 7617) where they are
 * set; without them only while nobody else could ask, on a server that listens on loopback.
 */
@Provider
@OperatorOnly
@Priority(Priorities.AUTHENTICATION)
public class OperatorFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Basic ";
    private static final String CHALLENGE = "Basic realm=\"lastfm-wallpaper operator\", charset=\"UTF-8\"";

    /** What proxies add: with any of them the request comes from somewhere else, whatever its connection says. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private record Credentials(String user, String password) {}

    @Inject
    WallpaperConfig config;

    @Context
    @Nullable
    HttpServletRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        OperatorAccess operator = config.operator();
        if (!operator.hasCredentials()) {
            if (!isFromThisMachine(request)) {
                request.abortWith(notSet());
            }
        } else if (credentials(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(given -> operator.matches(given.user(), given.password()))
                .isEmpty()) {
            request.abortWith(unknown());
        }
    }

    /**
     * Whether nobody but a program on this machine can be asking. The host that was asked for counts as well: a page whose
     * name was made to point at 127.0.0.1 would otherwise read its visitor's own server (DNS rebinding).
     */
    private boolean isFromThisMachine(ContainerRequestContext request) {
        return config.operator().listensOnLoopback()
                && connection != null
                && OperatorAccess.isLoopback(connection.getLocalAddr())
                && OperatorAccess.isLoopback(connection.getRemoteAddr())
                && OperatorAccess.isLoopback(connection.getServerName())
                && FORWARDED.stream().allMatch(header -> request.getHeaderString(header) == null);
    }

    private static Optional<Credentials> credentials(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no Base64, so no credentials
        }
    }

    private static Response unknown() {
        Problem problem = new Problem(
                401,
                "Only the operator may see this",
                "Send the name and the password that are set as OPERATOR_USER and OPERATOR_PASSWORD.");
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    private static Response notSet() {
        return new Problem(
                        403,
                        "Only the operator may see this",
                        "Without a name and a password this is open to programs on the server's own machine alone, and only while HOST is a loopback address. To see it from elsewhere, set OPERATOR_USER and OPERATOR_PASSWORD.")
                .toResponse();
    }
}
