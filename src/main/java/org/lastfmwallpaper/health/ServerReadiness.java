package org.lastfmwallpaper.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.JobRepository;

/** What a job needs of this server. */
@ApplicationScoped
public class ServerReadiness {
    @Inject
    WallpaperConfig config;

    @Inject
    JobRepository repository;

    /**
     * One of the things that a job needs.
     *
     * @param name short and the same from release to release
     * @param up whether it is there
     * @param detail what the operator should know or do
     */
    public record Check(String name, boolean up, String detail) {}

    /** All of them, as they are now. */
    public List<Check> checks() {
        return List.of(workspace(), lastFmKey(), jobRepository());
    }

    Check workspace() {
        Path jobs = config.home().resolve("jobs");
        try {
            Files.delete(Files.createTempFile(jobs, ".ready-", ".tmp"));
            return new Check("workspace", true, jobs + " can be written");
        } catch (IOException e) {
            return new Check(
                    "workspace", false, jobs + " cannot be written: see WALLPAPER_HOME and its disk (" + e + ")");
        }
    }

    Check lastFmKey() {
        return config.apiKey().isPresent()
                ? new Check("lastfm-key", true, "LASTFM_API_KEY is set")
                : new Check("lastfm-key", false, "LASTFM_API_KEY is not set: jobs are refused");
    }

    Check jobRepository() {
        return repository
                .fault()
                .map(fault -> new Check("job-repository", false, "it does not answer: " + fault))
                .orElseGet(() -> new Check("job-repository", true, "it answers"));
    }
}
