package org.lastfmwallpaper.standin;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** How a request is answered instead of well. */
public interface Behaviour {

    /** The answer that would have been given. */
    @FunctionalInterface
    interface Usual {
        Response answer() throws IOException, InterruptedException;
    }

    /** Answers in its own way. */
    Response answer(Usual usual, Closing closing) throws IOException, InterruptedException;

    /** Answers with a status, such as 503, and text. */
    static Behaviour status(int code, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return (usual, closing) ->
                new Response(code, headers, OptionalLong.of(content.length), out -> out.write(content));
    }

    /** Answers with a file of the test's own. */
    static Behaviour file(String type, byte[] content) {
        return (usual, closing) -> Response.of(200, type, content);
    }

    /** Answers with status 200 and this file, whatever was asked for. */
    static Behaviour file(Map<String, String> headers, byte[] content) {
        return (usual, closing) ->
                new Response(200, headers, OptionalLong.of(content.length), out -> out.write(content));
    }

    /** Sends a start, and then the same again and again; nothing says how long it will be. */
    static Behaviour endless(byte[] start, byte[] again) {
        return (usual, closing) -> new Response(200, Map.of(), OptionalLong.empty(), out -> {
            out.write(start);
            while (!closing.isNow()) {
                out.write(again);
            }
        });
    }

    /** Sends a file byte by byte, with a pause after each. */
    static Behaviour trickle(byte[] content, Duration pause) {
        return (usual, closing) -> new Response(200, Map.of(), OptionalLong.of(content.length), out -> {
            for (byte octet : content) {
                out.write(octet);
                out.flush();
                closing.pause(pause);
            }
        });
    }

    /** Answers well, but late. */
    static Behaviour delay(Duration time) {
        return (usual, closing) -> {
            closing.pause(time);
            return usual.answer();
        };
    }

    /** Promises the whole body and closes the connection after so many bytes of it. */
    static Behaviour truncate(int bytes) {
        return (usual, closing) -> {
            Response whole = usual.answer();
            return whole.sending(out -> whole.body().writeTo(new FirstBytes(out, bytes)));
        };
    }

    /** Tears the connection down without an answer. */
    static Behaviour reset() {
        return (usual, closing) -> {
            throw new ConnectionResetException();
        };
    }

    /** Keeps requests waiting until the test lets them go. */
    static Hold hold() {
        return new Hold();
    }

    /** Lets the first bytes pass and drops the others. */
    final class FirstBytes extends FilterOutputStream {
        private int left;

        FirstBytes(OutputStream out, int bytes) {
            super(out);
            left = bytes;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            int passed = Math.min(left, length);
            out.write(octets, from, passed);
            left -= passed;
        }
    }
}
