package org.lastfmwallpaper.render;

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
import java.util.concurrent.ConcurrentLinkedDeque;
import org.lastfmwallpaper.foreign.SystemLibrary;

/**
 * The system's <a href="https://github.com/ebiggers/libdeflate">libdeflate</a> 1.x, which compresses whole buffers faster
 * than zlib. The data is copied to native memory and back, at a fiftieth of the cost: a call that worked on the heap itself
 * would hold up the garbage collector for as long as it takes. That memory is kept for the next call, until {@link
 * #release}.
 */
final class LibDeflate implements Deflate {
    private static final List<String> FILE_NAMES =
            List.of("libdeflate.so.0", "libdeflate.so", "libdeflate.0.dylib", "libdeflate.dylib", "libdeflate.dll");

    private static final List<String> FUNCTIONS = List.of(
            "libdeflate_alloc_compressor",
            "libdeflate_free_compressor",
            "libdeflate_zlib_compress",
            "libdeflate_zlib_compress_bound");

    /**
     * libdeflate's level for each of ours. Ours are on libpng's scale: its 6 is reached, and more, by libdeflate's 2, in a
     * tenth of the time (docs/performance.md).
     */
    private static final int[] EFFORTS = {0, 1, 1, 1, 1, 1, 2, 4, 6, 9};

    private static final FunctionDescriptor ALLOC = FunctionDescriptor.of(ADDRESS, JAVA_INT);
    private static final FunctionDescriptor FREE = FunctionDescriptor.ofVoid(ADDRESS);
    private static final FunctionDescriptor COMPRESS =
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor BOUND = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG);

    private final MethodHandle alloc;
    private final MethodHandle free;
    private final MethodHandle compress;
    private final MethodHandle bound;
    private final int effort;
    private final ConcurrentLinkedDeque<MemorySegment> idle = new ConcurrentLinkedDeque<>();

    private LibDeflate(SystemLibrary library, int level) {
        alloc = library.function("libdeflate_alloc_compressor", ALLOC);
        free = library.function("libdeflate_free_compressor", FREE);
        compress = library.function("libdeflate_zlib_compress", COMPRESS);
        bound = library.function("libdeflate_zlib_compress_bound", BOUND);
        effort = EFFORTS[level];
    }

    /**
     * Finds the library.
     *
     * @param level 0 (stored) to 9
     * @return nothing if the system has none
     */
    static Optional<Deflate> find(int level) {
        return SystemLibrary.open(FILE_NAMES)
                .filter(library -> FUNCTIONS.stream().allMatch(library::has))
                .map(library -> new LibDeflate(library, level));
    }

    @Override
    public String name() {
        return "libdeflate";
    }

    @Override
    public int bound(int length) {
        try {
            // With no compressor it answers for all of them.
            return Math.toIntExact((long) bound.invokeExact(MemorySegment.NULL, (long) length));
        } catch (Throwable e) {
            throw failed("tell the size of a stream", e);
        }
    }

    @Override
    public int compress(byte[] data, int length, byte[] stream, int offset) {
        int room = stream.length - offset;
        MemorySegment memory = memory((long) length + room);
        MemorySegment from = memory.asSlice(0, length);
        MemorySegment to = memory.asSlice(length, room);
        MemorySegment.copy(data, 0, from, JAVA_BYTE, 0, length);
        int written = compress(from, to);
        MemorySegment.copy(to, JAVA_BYTE, 0, stream, offset, written);
        if (memory.byteSize() <= Workspace.WORTH_KEEPING) {
            idle.addFirst(memory);
        }
        return written;
    }

    private int compress(MemorySegment from, MemorySegment to) {
        MemorySegment compressor = compressor();
        try {
            long written = (long) compress.invokeExact(compressor, from, from.byteSize(), to, to.byteSize());
            if (written == 0) {
                throw new IllegalArgumentException(
                        "no room for a stream of " + from.byteSize() + " bytes in " + to.byteSize());
            }
            return Math.toIntExact(written);
        } catch (Throwable e) {
            throw failed("compress", e);
        } finally {
            free(compressor);
        }
    }

    private MemorySegment compressor() {
        try {
            MemorySegment compressor = (MemorySegment) alloc.invokeExact(effort);
            if (compressor.equals(MemorySegment.NULL)) {
                throw new OutOfMemoryError("libdeflate has no memory for a compressor of level " + effort);
            }
            return compressor;
        } catch (Throwable e) {
            throw failed("make a compressor", e);
        }
    }

    private void free(MemorySegment compressor) {
        try {
            free.invokeExact(compressor);
        } catch (Throwable e) {
            throw failed("free a compressor", e);
        }
    }

    private MemorySegment memory(long bytes) {
        MemorySegment last = idle.pollFirst();
        return last != null && last.byteSize() >= bytes ? last : Arena.ofAuto().allocate(bytes);
    }

    @Override
    public void release() {
        idle.clear();
    }

    @Override
    public long idleBytes() {
        return idle.stream().mapToLong(MemorySegment::byteSize).sum();
    }

    /** What a handle's call can throw beside our own unchecked exceptions does not exist, but its signature says so. */
    private static RuntimeException failed(String doing, Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("libdeflate cannot " + doing, e);
        };
    }
}
