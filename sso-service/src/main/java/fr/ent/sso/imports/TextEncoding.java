package fr.ent.sso.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the text of a file is written: its byte-order mark says so, or it is UTF-8 if all of it can be that, or else what
 * French office software writes, Windows-1252, which reads ISO-8859-1 as well.
 *
 * @param mark bytes of the byte-order mark
 * @param lines line ends in the whole file
 */
record TextEncoding(Charset charset, int mark, long lines) {
    private static final int BUFFER = 64 * 1024;

    /** Reads all of the file. */
    static TextEncoding of(InputStream file) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(file, BUFFER);
        bytes.mark(4);
        byte[] start = bytes.readNBytes(3);
        bytes.reset();
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, scan(bytes).lines());
        }
        if (starts(start, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, scan(bytes).lines());
        }
        if (starts(start, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2, scan(bytes).lines());
        }
        Scan scan = scan(bytes);
        return new TextEncoding(
                scan.utf8() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"), 0, scan.lines());
    }

    /** The text without its mark; bytes that mean nothing become the replacement character. */
    Reader open(InputStream file) throws IOException {
        file.skipNBytes(mark);
        return new InputStreamReader(file, charset);
    }

    private record Scan(boolean utf8, long lines) {}

    private static Scan scan(InputStream bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        boolean utf8 = true;
        long lines = 0;
        int read;
        do {
            read = bytes.read(in.array(), in.position(), in.remaining());
            int from = in.position();
            int to = from + Math.max(read, 0);
            for (int i = from; i < to; i++) {
                if (in.array()[i] == '\n') {
                    lines++;
                }
            }
            in.position(0).limit(to);
            if (utf8) {
                out.clear();
                utf8 = !decoder.decode(in, out, read < 0).isError();
            }
            if (utf8) {
                in.compact();
            } else {
                in.clear();
            }
        } while (read >= 0);
        return new Scan(utf8, lines);
    }

    private static boolean starts(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
