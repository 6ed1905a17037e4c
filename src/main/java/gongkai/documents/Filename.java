package gongkai.documents;

import gongkai.documents.UnacceptableFile.Reason;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A file's name, for people to read: never part of a path, and nothing in it that a reader can't see (a right-to-left mark
 * makes "fdp.exe" look like "exe.pdf").
 */
record Filename(String text) {

    private static final int LONGEST = 200;

    static Filename of(String given) {
        String name = lastPart(Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC))
                .strip();
        if (name.codePoints().anyMatch(Filename::isInvisible)) {
            throw new UnacceptableFile(Reason.NAME, "文件“" + shown(name) + "”的名称含有看不见的控制字符，请改名后再上传");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new UnacceptableFile(Reason.NAME, "文件“" + shown(name) + "”的名称超过" + LONGEST + "个字，请改短后再上传");
        }
        if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
            throw new UnacceptableFile(Reason.NAME, "有一个文件没有名称，请起好名称后再上传");
        }
        return new Filename(name);
    }

    /** In lower case, without the dot; empty where there is none. */
    String extension() {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** As a sentence quotes it: what can't be seen left out, long names cut. */
    private static String shown(String name) {
        var visible = new StringBuilder();
        name.codePoints().filter(c -> !isInvisible(c)).limit(40).forEach(visible::appendCodePoint);
        return visible.length() < name.length() && name.codePointCount(0, name.length()) > LONGEST
                ? visible + "…"
                : visible.toString();
    }

    private static String lastPart(String name) {
        // Some programs send the whole path, with the separators of their own system.
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
