package org.lastfmwallpaper.render;

/** The colour of text on a plain surface: near black or near white, with a touch of the surface's hue. */
final class Ink {
    /** WCAG 2.2 asks for 4.5 (success criterion 1.4.3); rounding must not take us below it. */
    static final double CONTRAST = 4.8;

    private static final double TINT = 0.02;

    private Ink() {}

    /** The ink that stands out more. */
    static Colour on(OkLab surface) {
        Colour light = surface.withLightness(0.97).calmedTo(TINT).colour();
        Colour dark = surface.withLightness(0.14).calmedTo(TINT).colour();
        Colour under = surface.colour();
        return light.contrastTo(under) >= dark.contrastTo(under) ? light : dark;
    }

    /** The surface, darkened where neither ink would stand out from it: the greys in the middle. */
    static OkLab surface(OkLab colour) {
        OkLab surface = colour;
        while (on(surface).contrastTo(surface.colour()) < CONTRAST) {
            surface = surface.withLightness(surface.lightness() - 0.005);
        }
        return surface;
    }
}
