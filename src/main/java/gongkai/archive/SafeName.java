package gongkai.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Where each document stands in the exported file: a numbered folder per kind, a numbered name in it. The number makes names
 * unique; nothing of the original name can lead out of the folder, trick a reader or be refused by a file system.
 */
final class SafeName {

    private static final int LONGEST = 150;

    private SafeName() {}

    /** @return one path per piece, in their order, as {@code 01-申请材料/001-申请表.pdf} */
    static List<String> paths(List<Piece> pieces) {
        var folders = new LinkedHashMap<String, Integer>();
        var filled = new LinkedHashMap<String, Integer>();
        var paths = new ArrayList<String>();
        for (var piece : pieces) {
            var kind = of(piece.kind());
            int folder = folders.computeIfAbsent(kind, k -> folders.size() + 1);
            int number = filled.merge(kind, 1, Integer::sum);
            paths.add(String.format("%02d-%s/%03d-%s", folder, kind, number, of(piece.name())));
        }
        return paths;
    }

    static String of(String name) {
        var out = new StringBuilder();
        PersonalNumber.masked(name, 'x').codePoints().forEach(c -> out.appendCodePoint(harmless(c) ? c : '_'));
        var safe = out.toString().replaceAll("\\.{2,}", "_").strip().replaceAll("^[. ]+|[. ]+$", "");
        return safe.isEmpty() ? "未命名" : shortened(safe);
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            // Joins the parts of an emoji, and turns nothing round.
            case Character.FORMAT -> c == 0x200D;
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> "/\\:*?\"<>|".indexOf(c) < 0;
        };
    }

    /** File systems count bytes: what is too long loses the end of its stem and keeps its extension. */
    private static String shortened(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var extension = dot > 0 && bytes(name.substring(dot)) <= 12 ? name.substring(dot) : "";
        var stem = new StringBuilder(name.substring(0, name.length() - extension.length()));
        while (bytes(stem.toString()) > LONGEST - extension.length()) {
            stem.setLength(stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
