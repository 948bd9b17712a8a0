package org.lastfmwallpaper.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A C library that the system has. It is unloaded by the garbage collector when nothing refers to it or to its functions
 * any more, so that an application that goes takes it along, and a call that is under way is never cut off.
 */
public final class SystemLibrary {
    private final String fileName;
    private final SymbolLookup symbols;

    private SystemLibrary(String fileName, SymbolLookup symbols) {
        this.fileName = fileName;
        this.symbols = symbols;
    }

    /**
     * Opens the first library of these names that the system's loader finds.
     *
     * @param fileNames as the loader knows them, such as {@code libdeflate.so.0}
     * @return nothing if there is none, or if this JVM may not call native code
     */
    public static Optional<SystemLibrary> open(List<String> fileNames) {
        return fileNames.stream().flatMap(name -> open(name).stream()).findFirst();
    }

    @SuppressWarnings("restricted") // the functions are called as their headers say
    private static Optional<SystemLibrary> open(String fileName) {
        try {
            return Optional.of(new SystemLibrary(fileName, SymbolLookup.libraryLookup(fileName, Arena.ofAuto())));
        } catch (IllegalArgumentException | IllegalCallerException | UnsupportedOperationException e) {
            return Optional.empty(); // not there; or forbidden, as by --illegal-native-access=deny
        }
    }

    /** The name under which it was found. */
    public String fileName() {
        return fileName;
    }

    /** Whether it has this function. */
    public boolean has(String function) {
        return symbols.find(function).isPresent();
    }

    /**
     * A function to call.
     *
     * @param shape its parameters and result, as the library's header has them; {@code size_t} is a long
     * @throws NoSuchElementException if the library has no function of this name
     */
    @SuppressWarnings("restricted") // the functions are called as their headers say
    public MethodHandle function(String name, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), shape);
    }
}
