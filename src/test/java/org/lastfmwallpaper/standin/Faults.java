package org.lastfmwallpaper.standin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes the stand-in fail as a test wants it. Safe for many threads. */
public final class Faults {
    private static final Pattern ORIGINAL = Pattern.compile("/i/u/[^/]+");

    private record Fault(Predicate<? super Request> which, Behaviour behaviour, AtomicInteger left) {
        boolean takes(Request request) {
            return which.test(request) && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
        }
    }

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    Faults() {}

    /**
     * From now on, requests are answered in this way.
     *
     * @param which for which requests
     * @param behaviour see its static methods
     * @param times how often, at least once; {@link Integer#MAX_VALUE} for always
     */
    public void add(Predicate<? super Request> which, Behaviour behaviour, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault must happen at least once, not " + times + " times");
        }
        faults.add(new Fault(which, behaviour, new AtomicInteger(times)));
    }

    /** Everything is well again; what is held goes on. */
    public void clear() {
        for (Fault fault : faults) {
            if (fault.behaviour instanceof Hold hold) {
                hold.release();
            }
        }
        faults.clear();
    }

    /** How a request is to be answered, if not well; of several faults for it, the one that was added first. */
    Optional<Behaviour> of(Request request) {
        return faults.stream().filter(fault -> fault.takes(request)).findFirst().map(Fault::behaviour);
    }

    /** A request for a cover as it was uploaded, not for one of its sizes. */
    public static Predicate<Request> originals() {
        return request -> ORIGINAL.matcher(request.path()).matches();
    }

    /** A request for any picture. */
    public static Predicate<Request> pictures() {
        return request -> request.path().startsWith("/i/");
    }

    /** A call of one method of the interface, such as {@code user.gettopalbums}. */
    public static Predicate<Request> calls(String method) {
        return request -> request.parameter("method").toLowerCase(Locale.ROOT).equals(method);
    }
}
