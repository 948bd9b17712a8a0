package org.lastfmwallpaper.render;

/** Makes zlib streams (RFC 1950). The same bytes and the same strategy always give the same stream. Thread-safe. */
interface Deflate {
    /** The most bytes that a stream of {@code length} bytes of data can have. */
    int bound(int length);

    /**
     * Compresses into {@code stream} from {@code offset}.
     *
     * @return how many bytes the stream has
     */
    int compress(byte[] data, int length, byte[] stream, int offset);
}
