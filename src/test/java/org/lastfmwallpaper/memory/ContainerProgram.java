package org.lastfmwallpaper.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what the monitor sees of the container; with a file's name, after writing it and reading it twice. */
final class ContainerProgram {
    static final int FILE_MIB = 200;

    private ContainerProgram() {}

    /** Takes the file's name, or nothing. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            fillPageCache(Path.of(arguments[0]));
        }
        MemoryReading reading = new MemoryMonitor().read();
        System.out.println("total " + reading.totalBytes());
        System.out.println("available " + reading.availableBytes());
    }

    private static void fillPageCache(Path file) throws IOException {
        byte[] piece = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int mib = 0; mib < FILE_MIB; mib++) {
                out.write(piece);
            }
        }
        for (int time = 0; time < 2; time++) { // the second makes its pages active
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
