package org.lastfmwallpaper.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that never changes, whole or in one range of bytes (RFC 9110, section 14). Several ranges at once are answered
 * with the whole file, which the RFC allows.
 */
record FileDownload(Path file, EntityTag tag, String name) {
    private static final Logger LOG = System.getLogger(FileDownload.class.getName());
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private record Span(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    Response answer(Request request, @Nullable String range, @Nullable String ifRange) throws IOException {
        Optional<Response> unchanged = unchanged(request, tag);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        long size = Files.size(file);
        Matcher asked = ONE_RANGE.matcher(range == null ? "" : range.strip());
        boolean sameFile = ifRange == null || ifRange.strip().equals("\"" + tag.getValue() + "\"");
        boolean wholeFile = !asked.matches()
                || !sameFile
                || (asked.group(1).isEmpty() && asked.group(2).isEmpty());
        if (wholeFile) {
            return stream(Response.ok(), new Span(0, size - 1));
        }
        Optional<Span> span = span(asked, size);
        if (span.isEmpty()) {
            return Response.fromResponse(
                            new Problem(RANGE_NOT_SATISFIABLE, "No such range", "The archive has " + size + " bytes.")
                                    .toResponse())
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        return stream(
                Response.status(PARTIAL_CONTENT)
                        .header(
                                "Content-Range",
                                "bytes %d-%d/%d"
                                        .formatted(
                                                span.get().first(), span.get().last(), size)),
                span.get());
    }

    /** The answer to a caller who has it already. A condition that nobody can read is none (RFC 9110, section 13.1). */
    static Optional<Response> unchanged(Request request, EntityTag tag) {
        try {
            return Optional.ofNullable(request.evaluatePreconditions(tag))
                    .map(answer -> answer.tag(tag).build());
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a precondition that cannot be read is left out: {0}", e.toString());
            return Optional.empty();
        }
    }

    /** {@code bytes=first-last}, {@code bytes=first-} or {@code bytes=-suffix}; nothing if no byte of the file is in it. */
    private static Optional<Span> span(Matcher asked, long size) {
        boolean suffix = asked.group(1).isEmpty();
        long last = suffix || asked.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(asked.group(2)), size - 1);
        long first = suffix ? Math.max(0, size - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        boolean backwards =
                !suffix && !asked.group(2).isEmpty() && Long.parseLong(asked.group(2)) < Long.parseLong(asked.group(1));
        return first > last || backwards ? Optional.empty() : Optional.of(new Span(first, last));
    }

    private Response stream(Response.ResponseBuilder response, Span span) {
        StreamingOutput body = out -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                var sink = Channels.newChannel(out);
                long position = span.first();
                while (position <= span.last()) {
                    position += channel.transferTo(position, span.last() + 1 - position, sink);
                }
            }
        };
        return response.entity(body)
                .type("application/zip")
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, span.length())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition("attachment", name))
                .build();
    }

    /** Any name, as RFC 6266 has it: a plain one for old clients and the real one in UTF-8 beside it. */
    static String disposition(String kind, String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain = character < 0x80 && (Character.isLetterOrDigit(character) || "-._".indexOf(character) >= 0);
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted(octet & 0xff));
        }
        String plain = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(kind, plain, encoded);
    }
}
