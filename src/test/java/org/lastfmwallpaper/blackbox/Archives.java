package org.lastfmwallpaper.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens what the product hands over. */
public final class Archives {
    private Archives() {}

    /**
     * Every entry by its name, in the archive's order.
     *
     * @throws IllegalStateException if two entries have the same name
     */
    public static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entries.put(entry.getName(), in.readAllBytes()) != null) {
                    throw new IllegalStateException("two entries are called " + entry.getName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a whole ZIP", e);
        }
        return entries;
    }

    /** The pictures alone. */
    public static Map<String, byte[]> pictures(byte[] zip) {
        Map<String, byte[]> entries = entries(zip);
        entries.keySet().removeIf(name -> !name.endsWith(".png"));
        return entries;
    }

    /**
     * The report inside.
     *
     * @throws IllegalStateException if there is none
     */
    public static JsonObject report(byte[] zip) {
        byte[] report = entries(zip).get("report.json");
        if (report == null) {
            throw new IllegalStateException("the archive has no report.json");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(report))) {
            return reader.readObject();
        }
    }
}
