package org.lastfmwallpaper.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.lastfmwallpaper.health.ServerReadiness;

/** Whether this server can take jobs on, and what is missing: 200 if it can, else 503. */
@RequestScoped
@Path("health")
@OperatorOnly
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    ServerReadiness readiness;

    /** {@code UP} or {@code DOWN}, as a whole and for each thing that a job needs. */
    public record HealthView(String status, List<CheckView> checks) {}

    /** One thing that a job needs, and what to do about it. */
    public record CheckView(String name, String status, String detail) {}

    @GET
    public Response health() {
        List<CheckView> checks = readiness.checks().stream()
                .map(check -> new CheckView(check.name(), word(check.up()), check.detail()))
                .toList();
        boolean up = checks.stream().allMatch(check -> check.status().equals("UP"));
        return Response.status(up ? 200 : 503)
                .entity(new HealthView(word(up), checks))
                .build();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
