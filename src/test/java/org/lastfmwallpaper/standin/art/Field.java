package org.lastfmwallpaper.standin.art;

/**
 * A function of the unit square, computed on a grid once and read between its points: noise is smooth, so that a
 * thousandth of its cost does.
 */
final class Field {
    /** A value for each place of the unit square; {@code v} grows downwards. */
    @FunctionalInterface
    interface Function {
        double at(double u, double v);
    }

    private final int cells;
    private final float[] values;

    Field(int cells, Function function) {
        this.cells = cells;
        values = new float[(cells + 2) * (cells + 2)];
        for (int row = 0; row <= cells + 1; row++) {
            for (int column = 0; column <= cells + 1; column++) {
                values[row * (cells + 2) + column] = (float) function.at((double) column / cells, (double) row / cells);
            }
        }
    }

    double at(double u, double v) {
        double x = Math.clamp(u, 0, 1) * cells;
        double y = Math.clamp(v, 0, 1) * cells;
        int column = (int) x;
        int row = (int) y;
        double dx = x - column;
        double dy = y - row;
        int index = row * (cells + 2) + column;
        double upper = values[index] + (values[index + 1] - values[index]) * dx;
        int below = index + cells + 2;
        double lower = values[below] + (values[below + 1] - values[below]) * dx;
        return upper + (lower - upper) * dy;
    }
}
