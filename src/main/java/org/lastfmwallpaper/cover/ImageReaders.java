package org.lastfmwallpaper.cover;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * A decoder for each format, without ImageIO's own search for plug-ins. What that search finds in a web application it
 * keeps for the whole JVM, and with it the application's classes after it is gone.
 */
final class ImageReaders {
    private static final String JDK_MODULE = "java.desktop";

    private final Map<CoverFormat, ImageReaderSpi> providers = new EnumMap<>(CoverFormat.class);
    private final ImageReaderSpi plainJpeg;

    ImageReaders() {
        IIORegistry builtIn = registry();
        plainJpeg = builtIn(builtIn, "jpeg");
        providers.put(CoverFormat.JPEG, jpeg(plainJpeg));
        providers.put(CoverFormat.PNG, builtIn(builtIn, "png"));
        providers.put(CoverFormat.GIF, builtIn(builtIn, "gif"));
        providers.put(CoverFormat.BMP, builtIn(builtIn, "bmp"));
        providers.put(CoverFormat.WEBP, new WebPImageReaderSpi());
    }

    /** A new reader, for one thread. The caller disposes of it. */
    ImageReader open(CoverFormat format) throws IOException {
        ImageReaderSpi provider = providers.get(format);
        if (provider == null) {
            throw new IllegalStateException("no decoder for " + format.title());
        }
        return provider.createReaderInstance();
    }

    /** The JDK's own reader of JPEG files as it is, for one thread. The caller disposes of it. */
    ImageReader openPlainJpeg() throws IOException {
        return plainJpeg.createReaderInstance();
    }

    /**
     * The JVM's registry. Whoever asks first makes it search the thread's class loader: inside a server that must not be
     * the application's, so that the server's is put there meanwhile. A program of its own keeps its plug-ins.
     */
    private static IIORegistry registry() {
        ClassLoader ours = ImageReaders.class.getClassLoader();
        if (ours == null || ours.equals(ClassLoader.getSystemClassLoader())) {
            return IIORegistry.getDefaultInstance();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ours.getParent());
        try {
            return IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The JDK's own reader, whatever else the server has registered. */
    private static ImageReaderSpi builtIn(IIORegistry registry, String format) {
        Iterator<ImageReaderSpi> readers = registry.getServiceProviders(ImageReaderSpi.class, false);
        while (readers.hasNext()) {
            ImageReaderSpi reader = readers.next();
            if (JDK_MODULE.equals(reader.getClass().getModule().getName())
                    && List.of(reader.getFormatNames()).contains(format)) {
                return reader;
            }
        }
        throw new NoSuchElementException("this JVM has no " + format + " reader");
    }

    /** Builds on the JDK's reader, which it looks for in the registry that it is put into: here, one of its own. */
    private static ImageReaderSpi jpeg(ImageReaderSpi builtIn) {
        ServiceRegistry registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        registry.registerServiceProvider(builtIn, ImageReaderSpi.class);
        JPEGImageReaderSpi jpeg = new JPEGImageReaderSpi();
        registry.registerServiceProvider(jpeg, ImageReaderSpi.class);
        return jpeg;
    }
}
