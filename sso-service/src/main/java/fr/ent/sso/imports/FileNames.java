package fr.ent.sso.imports;

/** Names of files as somebody sent them. */
final class FileNames {
    private static final int MAX = 120;

    private FileNames() {}

    /** The last part of the path, printable and short. */
    static String clean(String name) {
        if (name == null) {
            return "?";
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String printable = last.replaceAll("[\\p{C}]", "_").strip();
        if (printable.isEmpty()) {
            return "?";
        }
        return printable.length() <= MAX ? printable : printable.substring(0, MAX);
    }
}
