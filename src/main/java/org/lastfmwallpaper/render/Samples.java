package org.lastfmwallpaper.render;

/**
 * Rows of samples on their way from bytes to bytes. The JIT vectorises loops over {@code int} alone and loops that only
 * convert, but not the two in one: apart they take a fifth of the time.
 */
final class Samples {
    private Samples() {}

    /** Reads as many bytes as there is room for in {@code samples}, as 0 to 255. */
    static void widen(byte[] bytes, int at, int[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes[at + i] & 0xff;
        }
    }

    /** Writes samples of 0 to 255. */
    static void narrow(int[] samples, byte[] bytes, int at) {
        for (int i = 0; i < samples.length; i++) {
            bytes[at + i] = (byte) samples[i];
        }
    }

    /** Multiplies each by {@code weight / 65,536}, rounded; with up to eight fraction bits, and a weight up to 65,536. */
    static void multiply(int[] samples, int weight) {
        for (int i = 0; i < samples.length; i++) {
            // 65,280 × 65,536 needs an unsigned shift
            samples[i] = (samples[i] * weight + 32768) >>> 16;
        }
    }
}
