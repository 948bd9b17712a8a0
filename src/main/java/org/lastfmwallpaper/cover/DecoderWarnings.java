package org.lastfmwallpaper.cover;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Remembers a decoder's warning that pixels are missing. */
final class DecoderWarnings implements IIOReadWarningListener {
    /** What libjpeg and the GIF reader say, as a warning, where they go on with made-up pixels (libjpeg, jerror.h). */
    private static final Pattern LOST_PIXELS = Pattern.compile(
            "premature end|bad huffman code|instead of rst|inconsistent progression|out-of-sequence code");

    private @Nullable String lostPixels;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (LOST_PIXELS.matcher(warning.toLowerCase(Locale.ROOT)).find()) {
            lostPixels = warning;
        }
    }

    /** Refuses a picture some of whose pixels were made up. */
    void check() throws DamagedFileException {
        if (lostPixels != null) {
            throw new DamagedFileException(lostPixels);
        }
    }
}
