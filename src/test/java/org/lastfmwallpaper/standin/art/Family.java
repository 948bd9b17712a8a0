package org.lastfmwallpaper.standin.art;

import java.util.List;

/** The kinds of covers. */
public enum Family {
    /** Ridges that fade into the haze. */
    MOUNTAINS,
    /** A low sun over water. */
    SUNSET,
    /** Stars over a line of firs. */
    NIGHT,
    /** Clouds lit from one side. */
    CLOUDS,
    /** Trunks in the mist. */
    FOREST,
    /** Towers at dusk, some windows lit. */
    CITY,
    /** Cloth in folds. */
    SILK,
    /** A ring of light around a dark disc. */
    ECLIPSE,
    /** Colours that run into each other, with grain. */
    HAZE,
    /** Rings, cut into quarters and shifted. */
    RINGS,
    /** Quarter circles, triangles and dots in a grid. */
    BAUHAUS,
    /** Bands of colour that turn corners, as on a wall of 1973. */
    SUPERGRAPHIC,
    /** Two inks in dots. */
    HALFTONE,
    /** The title and nothing else. */
    SWISS,
    /** Broad strokes of a dry brush. */
    BRUSH,
    /** Lines that follow a current. */
    CURRENT,
    /** Two fields of colour that glow at their edges. */
    COLOUR_FIELD,
    /** Leaves cut out of paper. */
    CUT_OUTS,
    /** Arches and a sun. */
    ARCHES,
    /** Line upon line, with something moving under them. */
    RIDGELINES,
    /** Waves in rows. */
    WAVES,
    /** Large shapes in inks that mix. */
    OVERPRINT,
    /** A flower of many petals. */
    BLOOM;

    Painter painter() {
        return switch (this) {
            case MOUNTAINS -> Mountains::paint;
            case SUNSET -> Sunset::paint;
            case NIGHT -> Night::paint;
            case CLOUDS -> Clouds::paint;
            case FOREST -> Forest::paint;
            case CITY -> City::paint;
            case SILK -> Silk::paint;
            case ECLIPSE -> Eclipse::paint;
            case HAZE -> Haze::paint;
            case RINGS -> Rings::paint;
            case BAUHAUS -> Bauhaus::paint;
            case SUPERGRAPHIC -> Supergraphic::paint;
            case HALFTONE -> Halftone::paint;
            case SWISS -> Swiss::paint;
            case BRUSH -> Brush::paint;
            case CURRENT -> Current::paint;
            case COLOUR_FIELD -> ColourField::paint;
            case CUT_OUTS -> CutOuts::paint;
            case ARCHES -> Arches::paint;
            case RIDGELINES -> Ridgelines::paint;
            case WAVES -> Waves::paint;
            case OVERPRINT -> Overprint::paint;
            case BLOOM -> Bloom::paint;
        };
    }

    List<Palette> palettes() {
        return switch (this) {
            case MOUNTAINS, SUNSET, NIGHT, CLOUDS, FOREST, CITY, SILK, ECLIPSE -> Palette.SKIES;
            default -> Palette.POSTERS;
        };
    }
}
