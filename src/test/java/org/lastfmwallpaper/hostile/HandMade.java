package org.lastfmwallpaper.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Files made by hand to do harm: bombs, lies, loops, and what is no picture at all. */
final class HandMade {
    private static final int MANY = 8_000_000;

    private HandMade() {}

    /**
     * The files, by what they are.
     *
     * @param jpeg a good one, to hide behind
     * @param png a good one
     * @param gif a good one
     */
    static Map<String, byte[]> files(byte[] jpeg, byte[] png, byte[] gif) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("nothing", new byte[0]);
        files.put("one byte", new byte[] {(byte) 0xff});
        files.put("zeros", new byte[100_000]);
        files.put("SVG", text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));
        files.put(
                "SVG with an entity bomb",
                text("<?xml version='1.0'?><!DOCTYPE s [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>"));
        files.put("SVG, zipped", gzip(text("<svg xmlns='http://www.w3.org/2000/svg'/>")));
        files.put("HTML", text("<!DOCTYPE html><html><body onload=alert(1)>Please sign in</body></html>"));
        files.put("JSON", text("{\"error\":10}"));
        files.put("PDF", text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"));
        files.put("PostScript", text("%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n"));
        files.put("MVG", text("push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1/x'\n"));
        files.put("program", text("MZ\u0090\0This program cannot be run in DOS mode"));
        files.put("class file", bytes(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 69));
        files.put("ZIP", bytes('P', 'K', 3, 4, 20, 0, 0, 0));
        files.put("TIFF", bytes('I', 'I', 42, 0, 8, 0, 0, 0, 0xff, 0xff));
        files.put("icon", bytes(0, 0, 1, 0, 1, 0, 0, 0));
        files.put("Photoshop", text("8BPS\0\1\0\0\0\0\0\0\0\3"));
        files.put("AVIF", text("\0\0\0 ftypavif\0\0\0\0avifmif1"));
        files.put("JPEG XL", bytes(0xff, 0x0a, 0xfa, 0x7f));
        files.put("JPEG 2000", bytes(0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, 0x87, 10));
        files.put("gzip bomb", gzip(new byte[MANY]));
        files.put("PNG of 65535 x 65535", png(65_535, 65_535, 8, 2, 0, new byte[20]));
        files.put("PNG of 2^31 - 1 squared", png(Integer.MAX_VALUE, Integer.MAX_VALUE, 16, 6, 0, new byte[20]));
        files.put("PNG of no width", png(0, 100, 8, 2, 0, new byte[20]));
        files.put("PNG of negative height", png(100, -100, 8, 2, 0, new byte[20]));
        files.put("PNG that is one pixel high and four million wide", png(4_000_001, 1, 8, 0, 0, new byte[20]));
        files.put("PNG with more pixels packed in than it says", png(10, 10, 8, 2, 0, new byte[MANY]));
        files.put("PNG with fewer pixels than it says", png(1000, 1000, 8, 2, 0, new byte[3001]));
        files.put("PNG with 64 bits a sample", png(100, 100, 64, 2, 0, new byte[30_100]));
        files.put("PNG of an unknown colour type", png(100, 100, 8, 7, 0, new byte[30_100]));
        files.put("PNG of an unknown interlacing", png(100, 100, 8, 2, 9, new byte[30_100]));
        files.put("PNG with filters that do not exist", png(10, 10, 8, 2, 0, filled(310, (byte) 9)));
        files.put("PNG with a palette picture and no palette", png(100, 100, 8, 3, 0, new byte[10_100]));
        files.put("PNG whose profile unpacks to eight megabytes", pngWith("iCCP", profileBomb()));
        files.put("PNG whose text unpacks to eight megabytes", pngWith("zTXt", textBomb()));
        files.put("PNG whose chunk is longer than itself", chunkThatIsTooLong());
        files.put("PNG without a picture", pngOf(chunk("IHDR", header(10, 10, 8, 2, 0)), chunk("IEND", new byte[0])));
        files.put(
                "PNG with two headers",
                pngOf(
                        chunk("IHDR", header(10, 10, 8, 2, 0)),
                        chunk("IHDR", header(60_000, 60_000, 8, 2, 0)),
                        chunk("IDAT", deflate(new byte[310])),
                        chunk("IEND", new byte[0])));
        files.put("PNG with a wrong checksum", flipped(png, 30));
        files.put("PNG of a hundred thousand empty chunks", manyChunks());
        files.put("GIF of 65535 x 65535", gif(65_535, 65_535, 65_535, 65_535));
        files.put("GIF whose frame is larger than its screen", gif(10, 10, 60_000, 60_000));
        files.put("GIF whose frame lies outside its screen", gif(1, 1, 2, 2));
        files.put("GIF without a frame", text("GIF89a\1\0\1\0\0\0\0;"));
        files.put("GIF with an endless comment", endlessComment());
        files.put("GIF with code sizes that do not exist", gifOf(100, 100, bytes(99, 1, 0, 0)));
        files.put("JPEG of 65535 x 65535", resized(jpeg, 65_535, 65_535));
        files.put("JPEG of no height", resized(jpeg, 0, 300));
        files.put("JPEG with two frames", twice(jpeg));
        files.put("JPEG of a thousand scans", thousandScans(jpeg));
        files.put("JPEG whose orientation points at itself", exifLoop(jpeg));
        files.put("JPEG with a segment of no length", segment(jpeg, bytes(0xff, 0xe1, 0, 0)));
        files.put("JPEG with a segment beyond its end", segment(jpeg, bytes(0xff, 0xe1, 0xff, 0xff)));
        files.put("JPEG that is nothing but start markers", repeated(bytes(0xff, 0xd8), 400_000));
        files.put("JPEG that is nothing but fill bytes", repeated(bytes(0xff), 400_000));
        files.put("WebP of 16383 x 16383, lossless", webp("VP8L", lossless(16_383, 16_383)));
        files.put("WebP of 16383 x 16383", webp("VP8 ", lossy(16_383, 16_383)));
        files.put("WebP with a canvas of 2^24 squared", webp("VP8X", extended(1 << 24, 1 << 24)));
        files.put("WebP that says it is empty", bytes('R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'));
        files.put("WebP whose chunk is longer than itself", hugeChunk());
        files.put("BMP of 2^31 - 1 squared", bmp(Integer.MAX_VALUE, Integer.MAX_VALUE, 24, 0));
        files.put("BMP of negative width", bmp(-100, 100, 24, 0));
        files.put("BMP with the least height there is", bmp(100, Integer.MIN_VALUE, 24, 0));
        files.put("BMP with 255 bits a pixel", bmp(100, 100, 255, 0));
        files.put("BMP in runs that do not end", bmp(1900, 1900, 8, 1));
        files.put("BMP that holds a JPEG", bmp(100, 100, 0, 4));
        files.put("the start of a GIF, then a JPEG", concat(text("GIF89a"), jpeg));
        files.put("the start of a JPEG, then a GIF", concat(bytes(0xff, 0xd8, 0xff), gif));
        files.put("the start of a PNG, then a JPEG", concat(Arrays.copyOf(png, 8), jpeg));
        files.put("a JPEG after a page", concat(text("<html>"), jpeg));
        files.put("a page after a JPEG", concat(jpeg, text("<script>alert(1)</script>")));
        files.put("a ZIP after a GIF", concat(gif, bytes('P', 'K', 3, 4)));
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int time = 0; time < times; time++) {
            System.arraycopy(part, 0, all, time * part.length, part.length);
        }
        return all;
    }

    private static byte[] flipped(byte[] file, int at) {
        byte[] flipped = file.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    @FunctionalInterface
    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] content, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.around(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        return packed(content, GZIPOutputStream::new);
    }

    private static byte[] deflate(byte[] content) {
        return packed(content, out -> new DeflaterOutputStream(out, new Deflater(9)));
    }

    // PNG (ISO/IEC 15948)

    private static byte[] header(int width, int height, int depth, int colour, int interlacing) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(bytes(depth, colour, 0, 0, interlacing))
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = text(type);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] pngOf(byte[]... chunks) {
        return concat(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10), concat(chunks));
    }

    private static byte[] png(int width, int height, int depth, int colour, int interlacing, byte[] rows) {
        return pngOf(
                chunk("IHDR", header(width, height, depth, colour, interlacing)),
                chunk("IDAT", deflate(rows)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] pngWith(String type, byte[] data) {
        return pngOf(
                chunk("IHDR", header(300, 300, 8, 2, 0)),
                chunk(type, data),
                chunk("IDAT", deflate(new byte[300 * 901])),
                chunk("IEND", new byte[0]));
    }

    private static byte[] profileBomb() {
        return concat(text("icc\0\0"), deflate(new byte[MANY]));
    }

    private static byte[] textBomb() {
        return concat(text("Comment\0\0"), deflate(new byte[MANY]));
    }

    private static byte[] chunkThatIsTooLong() {
        byte[] file = pngOf(chunk("IHDR", header(10, 10, 8, 2, 0)), chunk("IDAT", deflate(new byte[310])));
        file[33] = 0x7f;
        return file;
    }

    private static byte[] manyChunks() {
        return pngOf(
                chunk("IHDR", header(10, 10, 8, 2, 0)),
                repeated(chunk("tEXt", new byte[0]), 100_000),
                chunk("IDAT", deflate(new byte[310])),
                chunk("IEND", new byte[0]));
    }

    // GIF (GIF89a specification)

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] gif(int width, int height, int frameWidth, int frameHeight) {
        byte[] frame = little(10)
                .put((byte) ',')
                .putInt(0)
                .putShort((short) frameWidth)
                .putShort((short) frameHeight)
                .put((byte) 0)
                .array();
        return concat(screen(width, height), frame, bytes(2, 2, 0x4c, 1, 0, ';'));
    }

    private static byte[] screen(int width, int height) {
        byte[] size = little(4).putShort((short) width).putShort((short) height).array();
        return concat(text("GIF89a"), size, bytes(0x80, 0, 0), bytes(0, 0, 0, 255, 255, 255));
    }

    private static byte[] gifOf(int width, int height, byte[] codes) {
        byte[] size = little(4).putShort((short) width).putShort((short) height).array();
        return concat(screen(width, height), bytes(',', 0, 0, 0, 0), size, bytes(0), codes, bytes(';'));
    }

    private static byte[] endlessComment() {
        return concat(screen(10, 10), bytes('!', 0xfe), repeated(filled(256, (byte) 255), 4_000));
    }

    // JPEG (ITU-T T.81)

    private static int find(byte[] jpeg, int... markers) {
        for (int at = 2; at < jpeg.length - 1; at++) {
            for (int marker : markers) {
                if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) marker) {
                    return at;
                }
            }
        }
        throw new IllegalArgumentException("no such marker");
    }

    private static byte[] resized(byte[] jpeg, int height, int width) {
        byte[] resized = jpeg.clone();
        ByteBuffer.wrap(resized, find(jpeg, 0xc0, 0xc2) + 5, 4)
                .putShort((short) height)
                .putShort((short) width);
        return resized;
    }

    private static byte[] twice(byte[] jpeg) {
        int frame = find(jpeg, 0xc0, 0xc2);
        int length = 2 + ByteBuffer.wrap(jpeg, frame + 2, 2).getShort();
        return concat(
                Arrays.copyOf(jpeg, frame),
                Arrays.copyOfRange(jpeg, frame, frame + length),
                Arrays.copyOfRange(jpeg, frame, jpeg.length));
    }

    private static byte[] thousandScans(byte[] jpeg) {
        int scan = find(jpeg, 0xda);
        byte[] head = Arrays.copyOfRange(
                jpeg, scan, scan + 2 + ByteBuffer.wrap(jpeg, scan + 2, 2).getShort());
        return concat(
                Arrays.copyOf(jpeg, scan),
                repeated(concat(head, bytes(0)), 1_000),
                Arrays.copyOfRange(jpeg, scan, jpeg.length));
    }

    private static byte[] segment(byte[] jpeg, byte[] inserted) {
        return concat(Arrays.copyOf(jpeg, 2), inserted, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A directory whose next one is itself (TIFF 6.0, section 2). */
    private static byte[] exifLoop(byte[] jpeg) {
        byte[] tiff = ByteBuffer.allocate(26)
                .putShort((short) 0x4d4d)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x8769)
                .putShort((short) 4)
                .putInt(1)
                .putInt(8)
                .putInt(8)
                .array();
        byte[] content = concat(text("Exif\0\0"), tiff);
        return segment(jpeg, concat(bytes(0xff, 0xe1, 0, content.length + 2), content));
    }

    // WebP (RFC 9649)

    private static byte[] webp(String type, byte[] data) {
        byte[] chunk = little(8 + data.length)
                .put(text(type))
                .putInt(data.length)
                .put(data)
                .array();
        return concat(text("RIFF"), little(4).putInt(4 + chunk.length).array(), text("WEBP"), chunk);
    }

    private static byte[] lossless(int width, int height) {
        return little(30)
                .put((byte) 0x2f)
                .putInt((width - 1) | ((height - 1) << 14))
                .array();
    }

    private static byte[] lossy(int width, int height) {
        return little(30)
                .put(bytes(0x10, 0, 0, 0x9d, 0x01, 0x2a))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    private static byte[] extended(int width, int height) {
        return little(10)
                .putInt(0)
                .put(bytes(width - 1, (width - 1) >> 8, (width - 1) >> 16))
                .put(bytes(height - 1, (height - 1) >> 8, (height - 1) >> 16))
                .array();
    }

    private static byte[] hugeChunk() {
        return concat(
                text("RIFF"), bytes(0xff, 0xff, 0xff, 0x7f), text("WEBPVP8L"), bytes(0xff, 0xff, 0xff, 0x7f, 0x2f));
    }

    // BMP (BITMAPINFOHEADER)

    private static byte[] bmp(int width, int height, int bits, int compression) {
        return little(54 + 1024 + 100)
                .put(text("BM"))
                .putInt(54 + 1024 + 100)
                .putInt(0)
                .putInt(54 + 1024)
                .putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits)
                .putInt(compression)
                .putInt(0)
                .putInt(2835)
                .putInt(2835)
                .putInt(256)
                .putInt(0)
                .array();
    }
}
