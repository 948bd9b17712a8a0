package org.lastfmwallpaper.cover;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.lastfmwallpaper.album.Picture;
import org.lastfmwallpaper.foreign.SystemLibrary;

/**
 * The system's <a href="https://libjpeg-turbo.org/">TurboJPEG</a>, by its interface of version 2, which version 3 keeps. It
 * decodes the way ImageIO does, and straight to a smaller size where that is wanted. It sees no file whose header our own
 * code has not approved, and where it has anything to object, its opinion does not count: ImageIO judges the file.
 */
final class TurboJpeg {
    /** No name of Windows: there the file's length, C's {@code unsigned long}, has four bytes only. */
    private static final List<String> FILE_NAMES =
            List.of("libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "libturbojpeg.dylib");

    private static final List<String> FUNCTIONS = List.of("tjInitDecompress", "tjDecompress2", "tjDestroy");

    private static final FunctionDescriptor INIT = FunctionDescriptor.of(ADDRESS);
    private static final FunctionDescriptor DESTROY = FunctionDescriptor.of(JAVA_INT, ADDRESS);

    /** The handle, the file and its length; then room for pixels, width, bytes a row, height, pixel format, flags. */
    private static final FunctionDescriptor DECOMPRESS = FunctionDescriptor.of(
            JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);

    private static final int TJPF_RGB = 0;
    private static final int TJFLAG_STOPONWARNING = 8192;

    /** Sizes are counted in eighths: a block has eight by eight coefficients, and fewer of them make a smaller picture. */
    private static final int WHOLE = 8;

    /** Beyond a half the library has no vector code but for the whole, which takes less time (docs/performance.md). */
    private static final int HALF = 4;

    private final MethodHandle init;
    private final MethodHandle decompress;
    private final MethodHandle destroy;

    private TurboJpeg(SystemLibrary library) {
        init = library.function("tjInitDecompress", INIT);
        destroy = library.function("tjDestroy", DESTROY);
        decompress = library.function("tjDecompress2", DECOMPRESS);
    }

    /** Finds the library; nothing if the system has none. */
    static Optional<TurboJpeg> find() {
        return SystemLibrary.open(FILE_NAMES)
                .filter(library -> FUNCTIONS.stream().allMatch(library::has))
                .map(TurboJpeg::new);
    }

    /**
     * Decodes a file.
     *
     * @param header of this file; it must be a usual JPEG whose size was checked
     * @param side what the picture's shorter side must not fall below, unless the file's is shorter
     * @return its pixels as stored; nothing if the library objects to anything
     */
    Optional<Picture> decode(byte[] file, CoverHeader header, int side) {
        int eighths = eighths(Math.min(header.width(), header.height()), side);
        int width = scaled(header.width(), eighths);
        int height = scaled(header.height(), eighths);
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(file.length);
            MemorySegment.copy(file, 0, data, JAVA_BYTE, 0, file.length);
            MemorySegment pixels = arena.allocate(rgb.length);
            if (!decompress(data, pixels, width, height)) {
                return Optional.empty();
            }
            MemorySegment.copy(pixels, JAVA_BYTE, 0, rgb, 0, rgb.length);
            return Optional.of(new Picture(width, height, rgb));
        }
    }

    /** How small the picture may be decoded, in eighths of its size. */
    private static int eighths(int shorterSide, int side) {
        int eighths = 1;
        while (eighths <= HALF && scaled(shorterSide, eighths) < side) {
            eighths++;
        }
        return eighths <= HALF ? eighths : WHOLE;
    }

    /** What the library's own TJSCALED makes of a length. */
    private static int scaled(int length, int eighths) {
        return (length * eighths + WHOLE - 1) / WHOLE;
    }

    private boolean decompress(MemorySegment data, MemorySegment pixels, int width, int height) {
        MemorySegment decoder = decoder();
        try {
            int result = (int) decompress.invokeExact(
                    decoder, data, data.byteSize(), pixels, width, width * 3, height, TJPF_RGB, TJFLAG_STOPONWARNING);
            return result == 0;
        } catch (Throwable e) {
            throw failed("decode", e);
        } finally {
            destroy(decoder);
        }
    }

    private MemorySegment decoder() {
        try {
            MemorySegment decoder = (MemorySegment) init.invokeExact();
            if (decoder.equals(MemorySegment.NULL)) {
                throw new OutOfMemoryError("TurboJPEG has no memory for a decoder");
            }
            return decoder;
        } catch (Throwable e) {
            throw failed("make a decoder", e);
        }
    }

    private void destroy(MemorySegment decoder) {
        try {
            int result = (int) destroy.invokeExact(decoder);
            if (result != 0) {
                throw new IllegalStateException("TurboJPEG cannot free a decoder");
            }
        } catch (Throwable e) {
            throw failed("free a decoder", e);
        }
    }

    /** What a handle's call can throw beside our own unchecked exceptions does not exist, but its signature says so. */
    private static RuntimeException failed(String doing, Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("TurboJPEG cannot " + doing, e);
        };
    }
}
