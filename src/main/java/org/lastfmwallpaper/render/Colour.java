package org.lastfmwallpaper.render;

/** A colour of sRGB with samples from 0 to 255; fractions are kept. */
record Colour(double red, double green, double blue) {
    Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    Colour mix(Colour other, double part) {
        return new Colour(
                red + (other.red - red) * part,
                green + (other.green - green) * part,
                blue + (other.blue - blue) * part);
    }

    /** Relative luminance, 0 to 1, of the colour as it is drawn: in whole samples. */
    double luminance() {
        return Luminance.of((int) Math.round(red), (int) Math.round(green), (int) Math.round(blue));
    }

    /** How the two stand out from each other, 1 to 21, as WCAG 2.2 defines it. */
    double contrastTo(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }
}
