package org.lastfmwallpaper.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Our REST interface as a caller sees it. */
public final class WallpaperClient implements AutoCloseable {
    private static final Set<String> RUNNING = Set.of("STARTING", "STARTED", "STOPPING");

    private final Client client = ClientBuilder.newBuilder()
            .connectTimeout(10, TimeUnit.SECONDS)
            .readTimeout(60, TimeUnit.SECONDS)
            .build();
    private final WebTarget root;

    /** Talks to the application at this address, which ends with a slash. */
    public WallpaperClient(URI base) {
        root = client.target(base);
    }

    /** One answer: its status, headers and text. */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** The body as a JSON object. */
        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    /** Whether the application answers yet. */
    public boolean isReady() {
        try {
            return get("api/config").status() == 200;
        } catch (ProcessingException e) {
            return false; // nobody listens yet
        }
    }

    public Answer get(String path) {
        return answer(root.path(path).request().get());
    }

    public Answer post(String path, String json) {
        return answer(root.path(path).request().post(Entity.entity(json, MediaType.APPLICATION_JSON_TYPE)));
    }

    public Answer delete(String path) {
        return answer(root.path(path).request().delete());
    }

    /** Any request, for the odd ones. */
    public WebTarget target(String path) {
        return root.path(path);
    }

    private static Answer answer(Response response) {
        try (response) {
            Map<String, String> headers = response.getStringHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(Locale.ROOT),
                            header -> String.join(", ", header.getValue()),
                            (first, second) -> first));
            return new Answer(response.getStatus(), headers, response.readEntity(String.class));
        }
    }

    /**
     * Starts a job.
     *
     * @return its id
     * @throws IllegalStateException with the answer, if it is refused
     */
    public String start(String json) {
        Answer answer = post("api/jobs", json);
        if (answer.status() != 202) {
            throw new IllegalStateException("the job was refused: " + answer.body());
        }
        return answer.json().getString("jobId");
    }

    public JsonObject job(String jobId) {
        return get("api/jobs/" + jobId).json();
    }

    public Answer restart(String jobId) {
        return post("api/jobs/" + jobId + "/restart", "");
    }

    public Answer stop(String jobId) {
        return post("api/jobs/" + jobId + "/stop", "");
    }

    /** Waits until the job ends. */
    public JsonObject awaitEnd(String jobId, Duration patience) throws InterruptedException {
        return await(jobId, job -> !RUNNING.contains(job.getString("status")), patience);
    }

    /** Waits until so many of its wallpapers are done. */
    public JsonObject awaitDone(String jobId, int wallpapers, Duration patience) throws InterruptedException {
        return await(jobId, job -> job.getJsonObject("progress").getInt("done") >= wallpapers, patience);
    }

    /**
     * Waits until something is true of the job.
     *
     * @throws IllegalStateException with the job, if it does not come true
     */
    public JsonObject await(String jobId, Predicate<JsonObject> condition, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            JsonObject job = job(jobId);
            if (condition.test(job)) {
                return job;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + patience + " in vain: " + job);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** The archive's bytes. */
    public byte[] archive(String jobId) {
        return bytes("api/jobs/" + jobId + "/archive");
    }

    /** What is at this address, which must be there. */
    public byte[] bytes(String path) {
        try (Response response = root.path(path).request().get()) {
            if (response.getStatus() != 200) {
                throw new IllegalStateException(
                        path + " answered " + response.getStatus() + ": " + response.readEntity(String.class));
            }
            return response.readEntity(byte[].class);
        }
    }

    /** Saves the archive to a file, which appears when it is whole; only a small part of it is in memory at a time. */
    public void save(String jobId, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Response response =
                root.path("api/jobs/" + jobId + "/archive").request().get()) {
            requireOk(response);
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (InputStream archive = response.readEntity(InputStream.class)) {
                Files.copy(archive, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save " + file, e);
        }
    }

    private static void requireOk(Response response) {
        if (response.getStatus() != 200) {
            throw new IllegalStateException(
                    "the answer was " + response.getStatus() + ": " + response.readEntity(String.class));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
