package org.lastfmwallpaper.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files as chance has it; the same seed gives the same damage. */
public final class Mutations {
    private static final int HEAD = 64;
    private static final byte[] ODD_VALUES = {0, 1, -1, 0x7f, (byte) 0x80, (byte) 0xd8, (byte) 0xda, 0x2c, 0x3b};

    private final List<byte[]> originals;

    /** Mutations of these files. */
    public Mutations(List<byte[]> originals) {
        this.originals = List.copyOf(originals);
    }

    /** One damaged file. */
    public byte[] mutant(long seed) {
        Random random = new Random(seed * 0x9e3779b97f4a7c15L);
        random.nextInt(); // the first number of neighbouring seeds is nearly the same
        byte[] mutant = originals.get(random.nextInt(originals.size())).clone();
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            mutant = changed(mutant, random);
        }
        return mutant;
    }

    private byte[] changed(byte[] file, Random random) {
        if (file.length < HEAD) {
            return file;
        }
        int at = random.nextInt(file.length);
        int head = random.nextInt(Math.min(file.length, random.nextBoolean() ? HEAD : HEAD * 8));
        return switch (random.nextInt(9)) {
            case 0 -> with(file, at, (byte) random.nextInt());
            case 1 -> with(file, head, (byte) (file[head] ^ (1 << random.nextInt(8))));
            case 2 -> with(file, head, ODD_VALUES[random.nextInt(ODD_VALUES.length)]);
            case 3 -> withLength(file, head, random); // headers say how long they are, and how large a picture is
            case 4 -> Arrays.copyOf(file, at);
            case 5 -> without(file, at, Math.min(file.length - at, 1 + random.nextInt(HEAD)));
            case 6 -> repeated(file, at, Math.min(file.length - at, 1 + random.nextInt(HEAD * 16)));
            case 7 -> noisy(file, at, Math.min(file.length - at, HEAD), random);
            default -> spliced(file, at, originals.get(random.nextInt(originals.size())), random);
        };
    }

    private static byte[] with(byte[] file, int at, byte value) {
        byte[] changed = file.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] withLength(byte[] file, int at, Random random) {
        byte[] changed = file.clone();
        byte high = ODD_VALUES[random.nextInt(ODD_VALUES.length)];
        for (int offset = 0; offset < 4 && at + offset < file.length; offset++) {
            changed[at + offset] = offset == 0 ? high : (byte) random.nextInt();
        }
        return changed;
    }

    private static byte[] without(byte[] file, int at, int length) {
        byte[] shorter = Arrays.copyOf(file, file.length - length);
        System.arraycopy(file, at + length, shorter, at, file.length - at - length);
        return shorter;
    }

    private static byte[] repeated(byte[] file, int at, int length) {
        byte[] longer = Arrays.copyOf(file, file.length + length);
        System.arraycopy(file, at, longer, at + length, file.length - at);
        return longer;
    }

    private static byte[] noisy(byte[] file, int at, int length, Random random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        byte[] changed = file.clone();
        System.arraycopy(noise, 0, changed, at, length);
        return changed;
    }

    private static byte[] spliced(byte[] file, int at, byte[] other, Random random) {
        int from = random.nextInt(other.length);
        byte[] both = Arrays.copyOf(file, at + other.length - from);
        System.arraycopy(other, from, both, at, other.length - from);
        return both;
    }
}
