package org.lastfmwallpaper.standin;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.standin.art.Artwork;

/**
 * Encoded pictures, each painted once as long as it is wanted again and again: at most {@value #MOST_BYTES} bytes, the
 * least recently used go first. Safe for many threads.
 */
final class PictureCache {
    private static final long MOST_BYTES = 96L << 20;

    /** What is shown, as large as the original is, in its format, scaled to so many pixels. */
    record Key(Artwork artwork, int side, CoverFormat format, int shown) {}

    private final Map<Key, CompletableFuture<byte[]>> pictures = new LinkedHashMap<>(64, 0.75f, true);

    // A painting of 3000 × 3000 pixels takes 36 MB while it is in hand.
    private final Semaphore easels = new Semaphore(Runtime.getRuntime().availableProcessors());
    private long bytes;

    /** The picture, painted now unless it was before. */
    byte[] get(Key key, Supplier<byte[]> painter) throws InterruptedException {
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        CompletableFuture<byte[]> earlier = claim(key, mine);
        if (earlier == null) {
            paint(key, painter, mine);
        }
        try {
            return (earlier == null ? mine : earlier).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot paint " + key, e);
        }
    }

    private synchronized @Nullable CompletableFuture<byte[]> claim(Key key, CompletableFuture<byte[]> mine) {
        return pictures.putIfAbsent(key, mine);
    }

    private void paint(Key key, Supplier<byte[]> painter, CompletableFuture<byte[]> mine) throws InterruptedException {
        easels.acquire();
        try {
            byte[] picture = painter.get();
            mine.complete(picture);
            keep(picture.length);
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            drop(key);
        } finally {
            easels.release();
        }
    }

    private synchronized void drop(Key key) {
        pictures.remove(key);
    }

    private synchronized void keep(int more) {
        bytes += more;
        Iterator<CompletableFuture<byte[]>> oldest = pictures.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            CompletableFuture<byte[]> picture = oldest.next();
            if (picture.isDone()) {
                bytes -= picture.join().length;
                oldest.remove();
            }
        }
    }
}
