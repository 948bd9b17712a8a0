package org.lastfmwallpaper.rest;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.config.WallpaperConfig;

/** Turns away, before its body is read, whoever asks for more runs than {@link StartLimits} allow. */
@Provider
@StartLimited
public class StartLimitFilter implements ContainerRequestFilter {
    private static final int TOO_MANY_REQUESTS = 429; // RFC 6585, section 4

    @Inject
    StartLimits limits;

    @Inject
    WallpaperConfig config;

    @Context
    @Nullable
    HttpServletRequest connection;

    /** One count for the application. */
    @ApplicationScoped
    public static class Wiring {
        @Produces
        @Singleton
        StartLimits limits(WallpaperConfig config) {
            return new StartLimits(config.callers(), TimeMeter.SYSTEM_NANOTIME);
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        limits.exceeded(caller(request)).ifPresent(wait -> request.abortWith(refused(wait)));
    }

    private String caller(ContainerRequestContext request) {
        String address = Optional.ofNullable(connection)
                .map(HttpServletRequest::getRemoteAddr)
                .orElse("");
        return new CallerAddress(config.callers().trustedProxies())
                .of(address, request.getHeaderString("X-Forwarded-For"));
    }

    private static Response refused(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        Problem problem = new Problem(
                TOO_MANY_REQUESTS,
                "Too many runs were asked for",
                "This server begins only so many runs in a minute. Try again in %d s.".formatted(seconds));
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
