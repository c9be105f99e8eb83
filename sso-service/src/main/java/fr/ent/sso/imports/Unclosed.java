package fr.ent.sso.imports;

import java.io.FilterInputStream;
import java.io.InputStream;

/** An entry of an archive: whoever reads it to its end must not close the archive. */
final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // The archive goes on.
    }
}
