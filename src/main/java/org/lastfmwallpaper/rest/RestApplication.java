package org.lastfmwallpaper.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything below {@code api/}. */
@ApplicationPath("api")
public class RestApplication extends Application {
    /** Jersey would describe the interface in WADL to everybody; other servers do not know this property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
