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

    /** What does the work, for the operator. */
    String name();

    /** Lets go of memory that is kept for the next call. */
    default void release() {}

    /** How much memory {@link #release} would let go of, in bytes. */
    default long idleBytes() {
        return 0;
    }

    /**
     * The fastest there is.
     *
     * @param level 0 (stored) to 9
     * @param nativeCode whether libraries of the system may be used
     * @throws IllegalArgumentException if the level is none of these
     */
    static Deflate of(int level, boolean nativeCode) {
        Deflate java = new JdkDeflate(level);
        return nativeCode ? LibDeflate.find(level).orElse(java) : java;
    }
}
