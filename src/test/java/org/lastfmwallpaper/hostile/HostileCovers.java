package org.lastfmwallpaper.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lastfmwallpaper.standin.Behaviour;
import org.lastfmwallpaper.standin.ChartEntry;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** As many hostile covers as are wanted: those made by hand, what evil hosts do, and for the rest mutations. */
public final class HostileCovers {
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final List<HostileCover> known = new ArrayList<>();
    private final Mutations mutations;
    private final long seed;

    /**
     * One of them.
     *
     * @param kind what it is
     * @param behaviour how the host sends it
     * @param file the file that arrives, if one does
     * @param reason why it must be skipped, where no file arrives
     */
    public record HostileCover(String kind, Behaviour behaviour, Optional<byte[]> file, Optional<Pattern> reason) {
        static HostileCover file(String kind, byte[] content) {
            return file(kind, content, Map.of("Content-Type", "image/jpeg"));
        }

        static HostileCover file(String kind, byte[] content, Map<String, String> headers) {
            return new HostileCover(kind, Behaviour.file(headers, content), Optional.of(content), Optional.empty());
        }

        static HostileCover host(String kind, Behaviour behaviour, String reason) {
            return new HostileCover(kind, behaviour, Optional.empty(), Optional.of(Pattern.compile(reason)));
        }
    }

    /**
     * Made from the covers that a stand-in has in all formats.
     *
     * @param seed for the mutations
     */
    public HostileCovers(LastFmStandIn standIn, long seed) throws InterruptedException {
        List<byte[]> formats = new ArrayList<>();
        for (ChartEntry album : standIn.chart("formats")) {
            byte[] original = standIn.original(album.hash());
            if (original.length <= MOST_BYTES) {
                formats.add(original);
            }
        }
        byte[] jpeg = starting(formats, 0xff, 0xd8);
        byte[] png = starting(formats, 0x89, 'P');
        byte[] gif = starting(formats, 'G', 'I');
        HandMade.files(jpeg, png, gif).forEach((kind, file) -> known.add(HostileCover.file(kind, file)));
        addHosts(jpeg, gif);
        this.mutations = new Mutations(formats);
        this.seed = seed;
    }

    private static byte[] starting(List<byte[]> files, int first, int second) {
        return files.stream()
                .filter(file -> file[0] == (byte) first && file[1] == (byte) second)
                .findFirst()
                .orElseThrow();
    }

    private void addHosts(byte[] jpeg, byte[] gif) {
        known.add(HostileCover.host(
                "a good JPEG that says it is zipped",
                Behaviour.file(Map.of("Content-Encoding", "gzip"), jpeg),
                "compressed"));
        known.add(HostileCover.file("a good JPEG that says it is a page", jpeg, Map.of("Content-Type", "text/html")));
        known.add(HostileCover.file(
                "a good GIF with a large cookie", gif, Map.of("Set-Cookie", "a=" + "b".repeat(8_000))));
        known.add(HostileCover.host(
                "a header line without end",
                Behaviour.file(Map.of("X-Long", "x".repeat(100_000)), jpeg),
                "connection"));
        known.add(HostileCover.host("a GIF of endless frames", Behaviour.endless(gif, gif), "larger than"));
        known.add(HostileCover.host("a JPEG of endless scans", Behaviour.endless(jpeg, new byte[4096]), "larger than"));
        known.add(HostileCover.host(
                "a JPEG, a byte a second", Behaviour.trickle(jpeg, A_SECOND), "in time|longer than|cut off"));
        known.add(HostileCover.host("a redirect to where nothing is", redirect("?again"), "answered 404"));
        known.add(HostileCover.host("a redirect to a file", redirect("file:///etc/passwd"), "."));
        known.add(HostileCover.host("a redirect to a cloud's secrets", redirect("http://169.254.169.254/x.png"), "."));
        known.add(HostileCover.host("a redirect to another host", redirect("http://localhost:1/x.png"), "."));
        known.add(HostileCover.host("a redirect to nowhere", Behaviour.status(302, Map.of(), ""), "."));
        known.add(HostileCover.host("a redirect with a password", redirect("http://a:b@127.0.0.1/x.png"), "."));
        known.add(HostileCover.host("no content", Behaviour.status(204, Map.of(), ""), "."));
        known.add(HostileCover.host("forbidden", Behaviour.status(403, Map.of(), "no"), "."));
        known.add(HostileCover.host("a torn connection", Behaviour.reset(), "."));
    }

    private static Behaviour redirect(String location) {
        return Behaviour.status(302, Map.of("Location", location), "");
    }

    /** The cover with this number, from 0; each is another one. */
    public HostileCover get(int number) {
        return number < known.size()
                ? known.get(number)
                : HostileCover.file("mutation " + number, mutations.mutant(seed + number));
    }
}
