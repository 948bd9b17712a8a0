package org.lastfmwallpaper.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Names and UP or DOWN for whoever asks the server itself, such as Kubernetes: no paths, no messages. */
@ApplicationScoped
public class HealthChecks {
    @Inject
    ServerReadiness readiness;

    /** The application runs: that this is called at all is the answer. */
    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("lastfm-wallpaper");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck workspace() {
        return check(ServerReadiness::workspace);
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck lastFmKey() {
        return check(ServerReadiness::lastFmKey);
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck jobRepository() {
        return check(ServerReadiness::jobRepository);
    }

    private HealthCheck check(Function<ServerReadiness, ServerReadiness.Check> of) {
        return () -> {
            ServerReadiness.Check check = of.apply(readiness);
            return HealthCheckResponse.builder()
                    .name(check.name())
                    .status(check.up())
                    .build();
        };
    }
}
