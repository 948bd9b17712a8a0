package org.lastfmwallpaper.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Holds more than half of a heap of 64 MiB, lets it go, and goes through a gate. Prints the used fraction at each step. */
final class HeapProgram {
    private static final int HELD_MIB = 36;

    private HeapProgram() {}

    /** Ends with an exception if the gate stays closed. */
    public static void main(String[] arguments) throws InterruptedException, MemoryShortageException {
        print("begin");
        List<byte[]> held = new ArrayList<>();
        for (int piece = 0; piece < HELD_MIB * 16; piece++) {
            held.add(new byte[1 << 16]); // small ones: an array as large as a G1 region would take two
        }
        System.gc();
        print("held");
        System.out.println("pieces " + held.size()); // so that they are in use until here
        held.clear();
        print("dropped");

        MemoryMonitor heapAlone =
                new MemoryMonitor(() -> new MemoryShare(1, 1), List::of, MemoryMonitor::heap, InstantSource.system());
        new MemoryGate(heapAlone, 0.5, Duration.ofSeconds(20)).enter();
        print("passed");
    }

    private static void print(String step) {
        System.out.println(step + " " + MemoryMonitor.heap().usedFraction());
    }
}
