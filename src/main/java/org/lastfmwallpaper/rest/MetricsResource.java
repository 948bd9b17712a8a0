package org.lastfmwallpaper.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.lastfmwallpaper.metrics.ServerMetrics;

/** What runs did since the server started and how it stands, for Prometheus. */
@RequestScoped
@Path("metrics")
@OperatorOnly
public class MetricsResource {
    @Inject
    ServerMetrics metrics;

    @GET
    @Produces(ServerMetrics.MEDIA_TYPE)
    public String metrics() {
        return metrics.text();
    }
}
