package org.lastfmwallpaper.page;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.lastfmwallpaper.album.Album;
import org.lastfmwallpaper.album.CaptionStyle;
import org.lastfmwallpaper.album.Period;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.album.WallpaperStyle;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.standin.LastFmStandIn;

/** Makes {@code wallpapers.jpg} for the README: the demo listener's first six albums, each in another style. */
final class ReadmeImages {
    private static final int COLUMNS = 2;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int GAP = 16;
    private static final float QUALITY = 0.85f;

    private ReadmeImages() {}

    /** {@code ReadmeImages FOLDER}. */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (LastFmStandIn standIn = LastFmStandIn.start();
                WallpaperGenerator generator = new WallpaperGenerator(WallpaperConfig.of(standIn.settings()))) {
            WallpaperStyle[] styles = WallpaperStyle.values();
            List<Album> albums = generator.albums(request(styles[0])).subList(0, styles.length);
            BufferedImage sheet = new BufferedImage(
                    COLUMNS * (WIDTH + GAP) - GAP,
                    Math.ceilDiv(styles.length, COLUMNS) * (HEIGHT + GAP) - GAP,
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = sheet.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setBackground(java.awt.Color.WHITE);
            graphics.clearRect(0, 0, sheet.getWidth(), sheet.getHeight());
            for (int place = 0; place < albums.size(); place++) {
                byte[] png = generator
                        .wallpaper(albums.get(place), request(styles[place]))
                        .png();
                graphics.drawImage(
                        ImageIO.read(new ByteArrayInputStream(png)),
                        place % COLUMNS * (WIDTH + GAP),
                        place / COLUMNS * (HEIGHT + GAP),
                        WIDTH,
                        HEIGHT,
                        null);
            }
            graphics.dispose();
            write(sheet, folder.resolve("wallpapers.jpg"));
        }
    }

    private static WallpaperRequest request(WallpaperStyle style) {
        return new WallpaperRequest("demo", Period.OVERALL, 12, 1280, 720, style, CaptionStyle.TITLE);
    }

    private static void write(BufferedImage sheet, Path file) throws java.io.IOException {
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(QUALITY);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
