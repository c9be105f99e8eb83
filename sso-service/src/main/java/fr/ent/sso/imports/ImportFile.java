package fr.ent.sso.imports;

import java.util.List;

/**
 * One file of an import.
 *
 * @param lines read so far
 * @param encoding as found out; null before it is read
 * @param separator of the cells; null for XML
 * @param ignored columns nobody reads
 */
public record ImportFile(
        int position,
        ImportKind kind,
        String name,
        long size,
        long lines,
        String encoding,
        String separator,
        List<String> ignored) {}
