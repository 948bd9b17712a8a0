package org.lastfmwallpaper.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.standin.art.Artwork;
import org.lastfmwallpaper.standin.art.Family;

/**
 * Every style at four sizes over a light, a dark, a noisy and a flat cover, against sheets that were looked at. A change that
 * is meant: {@code mvn test -Dtest=GoldenPicturesTest -Dgolden=write}, then look at them again.
 */
class GoldenPicturesTest {
    private static final Path SHEETS = Path.of("src/test/resources/org/lastfmwallpaper/render/golden");
    private static final int LONGEST = 320;
    private static final int[][] SIZES = {{1920, 1080}, {3440, 1440}, {1170, 2532}, {3840, 2160}};

    private static final List<Picture> COVERS =
            List.of(cover(Family.CLOUDS, 3, 1000), cover(Family.NIGHT, 1, 1000), Pictures.noise(640, 640), flat());

    private static final List<Album> ALBUMS = List.of(
            new Album(1, "Low", "Double Negative", 131, List.of()),
            new Album(
                    2, "Godspeed You! Black Emperor", "Lift Your Skinny Fists Like Antennas to Heaven", 64, List.of()),
            new Album(3, "Ólafur Arnalds", "re:member", 1, List.of()),
            new Album(4, "Дом ветра", "Тихая вода", 2_310, List.of()));

    static List<Arguments> stylesAndSizes() {
        List<Arguments> all = new ArrayList<>();
        for (WallpaperStyle style : WallpaperStyle.values()) {
            for (int[] size : SIZES) {
                all.add(Arguments.of(style, size[0], size[1]));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} at {1}x{2}")
    @MethodSource("stylesAndSizes")
    void picturesStayAsTheyWere(WallpaperStyle style, int width, int height) throws IOException {
        String name = "%s-%dx%d.png".formatted(style.id(), width, height);
        Picture sheet = sheet(style, width, height);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(SHEETS);
            Files.write(SHEETS.resolve(name), new PngEncoder(Deflate.of(9, false)).encode(sheet, new Workspace()));
        }

        Picture golden = Pictures.read(Files.readAllBytes(SHEETS.resolve(name)));

        assertThat(golden.width()).isEqualTo(sheet.width());
        assertThat(golden.height()).isEqualTo(sheet.height());
        Pictures.Sample expected = (x, y, channel) -> Pictures.sample(golden, x, y, channel);
        assertThat(Math.abs(Pictures.bias(sheet, expected)))
                .as("brighter or darker on the whole")
                .isLessThan(0.3);
        assertThat(Pictures.farthest(sheet, expected))
                .as("the sample that differs most")
                .isLessThan(16);
    }

    /** The four wallpapers, reduced, two by two. */
    private static Picture sheet(WallpaperStyle style, int width, int height) {
        WallpaperRenderer renderer = new WallpaperRenderer(1);
        WallpaperRequest request = Pictures.request(width, height, style, CaptionStyle.PLAYS);
        Picture canvas = Pictures.flat(width, height, 0);
        int cellWidth = width * LONGEST / Math.max(width, height);
        int cellHeight = height * LONGEST / Math.max(width, height);
        Picture sheet = Pictures.flat(2 * cellWidth, 2 * cellHeight, 0);
        for (int i = 0; i < COVERS.size(); i++) {
            renderer.paint(COVERS.get(i), ALBUMS.get(i), request, canvas);
            Picture cell = Scaling.average(canvas, cellWidth, cellHeight);
            Scaling.draw(
                    cell,
                    Region.whole(cell),
                    sheet,
                    new Box(i % 2 * cellWidth, i / 2 * cellHeight, cellWidth, cellHeight));
        }
        return sheet;
    }

    private static Picture cover(Family family, int palette, int side) {
        BufferedImage image = new Artwork(family, palette, 5, "", "").paint(side);
        return Pictures.of(side, side, (x, y, channel) -> image.getRGB(x, y) >> (16 - 8 * channel) & 0xff);
    }

    private static Picture flat() {
        return Pictures.flat(500, 500, 0xc8472f);
    }
}
