package org.lastfmwallpaper.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.lastfmwallpaper.standin.ChartEntry;
import org.lastfmwallpaper.standin.Faults;
import org.lastfmwallpaper.standin.Request;

/**
 * Sees to it that no album of a job is made again that was whole on disk (docs/restart.md, 1). What is whole is read from
 * shards and archive by the JDK's own ZIP reader, not by ours; what is made, from the covers that the stand-in is asked
 * for, as no wallpaper is made without its cover.
 */
final class DiskWitness {
    private final Stage stage;
    private final Trial trial;
    private final String jobId;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Set<Integer> everAsked = new HashSet<>();

    private Map<Integer, Long> whole = Map.of();
    private int requestsSeen;
    private int askedAgain;

    DiskWitness(Stage stage, Trial trial, String listener, String jobId, int requestsBefore) {
        this.stage = stage;
        this.trial = trial;
        this.jobId = jobId;
        this.requestsSeen = requestsBefore;
        for (ChartEntry entry : stage.standIn().chart(listener)) {
            ranks.put(entry.hash(), entry.rank());
        }
    }

    /** Looks at the disk, and at what happened since it last looked. Exact while nobody works on the job. */
    void look() throws IOException {
        Map<Integer, Long> now = wholeNow();
        assertThat(now).as("what was whole on disk of job " + jobId).containsAllEntriesOf(whole);
        List<Integer> asked = asked();
        assertThat(asked.stream().filter(whole::containsKey))
                .as("covers fetched although their wallpapers were whole on disk, job " + jobId)
                .isEmpty();
        asked.stream().filter(rank -> !everAsked.add(rank)).forEach(rank -> askedAgain++);
        whole = now;
    }

    /** How many wallpapers were whole when it last looked. */
    int whole() {
        return whole.size();
    }

    /** How often a cover was fetched once more, since a kill had lost its wallpaper. */
    int askedAgain() {
        return askedAgain;
    }

    private List<Integer> asked() {
        List<Request> since =
                stage.standIn().requests().stream().skip(requestsSeen).toList();
        requestsSeen += since.size();
        return since.stream()
                .filter(Faults.originals())
                .map(request -> ranks.get(hash(request.path())))
                .filter(rank -> rank != null) // another job's
                .toList();
    }

    private static String hash(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** By rank, the checksum of each wallpaper. The archive is a copy of the shards, of which some may be left. */
    private Map<Integer, Long> wholeNow() throws IOException {
        Path archive = stage.workspace(jobId).resolve("wallpapers.zip");
        if (Files.exists(archive)) {
            return wholeIn(archive);
        }
        Map<Integer, Long> found = new TreeMap<>();
        for (Path shard : trial.shards(jobId)) {
            wholeIn(shard)
                    .forEach((rank, crc) -> assertThat(found.put(rank, crc))
                            .as("wallpaper %d is in two shards of job %s", rank, jobId)
                            .isNull());
        }
        return found;
    }

    /** The reader compares each entry's checksum at its end; of a torn or damaged entry, and behind it, nothing counts. */
    private static Map<Integer, Long> wholeIn(Path zip) throws IOException {
        Map<Integer, Long> found = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                CRC32 crc = new CRC32();
                crc.update(in.readAllBytes());
                if (entry.getName().endsWith(".png")) {
                    found.put(Integer.parseInt(entry.getName().replaceFirst(" .*", "")), crc.getValue());
                }
            }
        } catch (EOFException | ZipException e) {
            return found;
        }
        return found;
    }
}
