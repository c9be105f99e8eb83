package fr.ent.sso.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends, as if there were no more, once too much was read: an archive may unfold to anything. */
final class Measured extends FilterInputStream {
    private long left;

    Measured(InputStream in, long maximum) {
        super(in);
        this.left = maximum;
    }

    boolean isExceeded() {
        return left <= 0;
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
