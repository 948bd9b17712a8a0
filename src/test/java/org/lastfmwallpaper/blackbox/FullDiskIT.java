package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Hold;

/**
 * A disk that is full, or cannot be written (docs/restart.md, 7). The workspaces lie on a small file system of their own;
 * the job repository, in the server's own folder, on another.
 */
class FullDiskIT {
    private static final int ALBUMS = 20;
    private static final long MIB = 1L << 20;

    private static SmallDisk disk;
    private static Stage stage;
    private static WallpaperClient client;
    private static Trial trial;

    @BeforeAll
    static void open() throws Exception {
        disk = SmallDisk.mount("workspaces", 120);
        Path server = Path.of(System.getProperty("project.build.directory", "target"), "stage", "full-disk-server");
        stage = Stage.open(
                "full-disk",
                Map.of(
                        "MAX_WORKERS",
                        "2",
                        "WALLPAPER_HOME",
                        disk.folder().toString(),
                        "SERVER_ROOT",
                        server.toAbsolutePath().toString()));
        client = stage.client();
        trial = Trial.of(stage, ALBUMS, 1280, 720);
    }

    @AfterAll
    static void close() {
        if (stage != null) {
            stage.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @BeforeEach
    void makeRoom() throws Exception {
        disk.remount("size=120m");
        Files.deleteIfExists(disk.folder().resolve("ballast"));
    }

    @Test
    void aJobThatWouldNotFitIsRefusedWithTheFigures() {
        WallpaperClient.Answer answer =
                client.post("api/jobs", "{\"username\":\"sixty\",\"limit\":60,\"width\":1920,\"height\":1080}");

        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.json().getString("detail")).contains("60 wallpapers of 1920 x 1080", "186 MB", "left");
    }

    @Test
    void aRunThatFindsTheDiskNearlyFullEndsAndGoesOnWhenThereIsRoom() throws Exception {
        endsWithDiskAndGoesOn(16 * MIB);
    }

    /** Nothing at all can be written: not even how the run ended, which the server then keeps in memory. */
    @Test
    void aRunThatFindsTheDiskFullToTheLastByteEndsAndGoesOnWhenThereIsRoom() throws Exception {
        endsWithDiskAndGoesOn(0);
    }

    private static void endsWithDiskAndGoesOn(long left) throws Exception {
        String jobId = trial.start();
        client.awaitDone(jobId, 2, Trial.PATIENCE);
        disk.fill(left);

        JsonObject ended = client.awaitEnd(jobId, Trial.PATIENCE);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("FAILED");
        assertThat(ended.getString("exitStatus")).as(ended.toString()).isEqualTo("DISK");
        assertThat(Trial.done(ended)).isBetween(2, ALBUMS - 1);

        disk.remount("size=250m");
        trial.goesOnToTheSameBytes(jobId);
        assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(204);
    }

    @Test
    void aWorkspaceThatCannotBeWrittenEndsTheRunClearlyAndItGoesOnWhenItCan() throws Exception {
        Hold list = Behaviour.hold();
        stage.standIn().faults().add(Faults.calls("user.gettopalbums"), list, Integer.MAX_VALUE);
        String jobId = trial.start();
        list.awaitHeld(1, Trial.PATIENCE);
        disk.remount("ro");
        try {
            stage.standIn().faults().clear();
            JsonObject ended = client.awaitEnd(jobId, Trial.PATIENCE);
            assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("FAILED");
            assertThat(ended.getString("exitStatus")).as(ended.toString()).isEqualTo("DISK");
            assertThat(client.restart(jobId).status()).as("a restart on it").isEqualTo(503);
            assertThat(client.job(jobId).getString("exitStatus")).isEqualTo("DISK");
        } finally {
            disk.remount("rw");
        }

        trial.goesOnToTheSameBytes(jobId);
        assertThat(client.delete("api/jobs/" + jobId).status()).isEqualTo(204);
    }
}
