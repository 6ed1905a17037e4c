package gongkai.archive;

import gongkai.platform.ChineseDates;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * {@code java -jar gongkai.jar verify-archive FILE…}: checks exported files without database and without Spring, each by itself
 * and those that stand next to each other in a chain against one another.
 */
public final class VerifyArchive {

    /** A manifest of a thousand documents is a few hundred kilobytes; more than this is no manifest. */
    private static final int LARGEST_TEXT = 64 << 20;

    private final List<Place> places = new ArrayList<>();
    private final PrintStream out;

    private VerifyArchive(PrintStream out) {
        this.out = out;
    }

    /** What a ZIP says about one place of a chain. */
    private record Place(String organisation, long position, String sha256, String previous, String name) {}

    /** @return the exit code: 0 where everything is as it was filed, 1 where anything isn't */
    public static int run(String... files) {
        return run(new PrintStream(System.out, true, charset()), files);
    }

    static int run(PrintStream out, String... files) {
        if (files.length == 0) {
            out.println("用法：java -jar gongkai.jar verify-archive 案卷.zip [案卷.zip …]");
            return 1;
        }
        return new VerifyArchive(out).verify(files) ? 0 : 1;
    }

    /** The terminal's own character set where it can say this in Chinese, else UTF-8. */
    private static Charset charset() {
        var console = System.console();
        return console != null && console.charset().newEncoder().canEncode("案卷")
                ? console.charset()
                : StandardCharsets.UTF_8;
    }

    private boolean verify(String... files) {
        var intact = true;
        for (var file : files) {
            out.println(file);
            List<String> faults;
            try (var zip = new ZipFile(new File(file), StandardCharsets.UTF_8)) {
                faults = check(zip);
            } catch (ZipException e) {
                faults = List.of("不是完整的ZIP压缩包，或已损坏");
            } catch (IOException e) {
                faults = List.of("读不出这个文件，请核对文件名和权限");
            }
            report(faults);
            intact &= faults.isEmpty();
        }
        var breaks = checkChain();
        if (files.length > 1) {
            out.println("案卷之间的衔接");
            report(breaks);
        }
        return intact & breaks.isEmpty();
    }

    private void report(List<String> faults) {
        if (faults.isEmpty()) {
            out.println("  通过");
        } else {
            out.println("  未通过，发现" + faults.size() + "处问题：");
            faults.forEach(fault -> out.println("  - " + fault));
        }
    }

    private List<String> check(ZipFile zip) throws IOException {
        var faults = new ArrayList<String>();
        var entries = new LinkedHashMap<String, ZipEntry>();
        for (var entry : zip.stream().toList()) {
            if (entries.put(entry.getName(), entry) != null) {
                faults.add("有两个同名文件：" + entry.getName());
            }
        }
        var hashes = new LinkedHashMap<String, String>();
        for (var entry : entries.values()) {
            if (!entry.isDirectory()) {
                hashes.put(entry.getName(), hash(zip, entry, faults));
            }
        }
        var listed = sums(zip, entries, faults);
        var expected = new LinkedHashMap<String, String>();
        if (entries.containsKey(Manifest.PATH)) {
            checkManifest(zip, entries, hashes, listed, expected, faults);
        } else if (entries.containsKey(Tombstone.PATH)) {
            checkTombstone(zip, entries, hashes, listed, expected, faults);
        } else {
            faults.add("缺少" + Manifest.PATH + "，无法核对其中内容");
        }
        if (listed.containsKey(FileExport.README_PATH)) {
            expected.put(FileExport.README_PATH, listed.get(FileExport.README_PATH));
        } else {
            expected.put(FileExport.README_PATH, hashes.get(FileExport.README_PATH));
        }
        compare(expected, hashes, faults);
        compareSums(expected, listed, faults);
        return faults;
    }

    private void checkManifest(
            ZipFile zip,
            Map<String, ZipEntry> entries,
            Map<String, String> hashes,
            Map<String, String> listed,
            Map<String, String> expected,
            List<String> faults)
            throws IOException {
        var sha256 = hashes.get(Manifest.PATH);
        expected.put(Manifest.PATH, listed.getOrDefault(Manifest.PATH, sha256));
        Manifest manifest;
        try {
            manifest = Manifest.read(text(zip, entries.get(Manifest.PATH)));
        } catch (IllegalArgumentException e) {
            faults.add(Manifest.PATH + "被改动，已不是规定格式，无法据此核对");
            // What is left to compare with: the list of sums.
            expected.putAll(listed);
            return;
        }
        out.println("  档号" + manifest.archiveNumber() + "，案件" + manifest.caseNumber() + "，材料"
                + manifest.pieces().size() + "件，" + manifest.chain().organisation() + "序列第"
                + manifest.chain().position() + "号");
        out.println("  案卷校验值 " + sha256);
        expected.put(Manifest.HISTORY_PATH, manifest.historySha256());
        expected.put(Manifest.PAGE_PATH, manifest.pageSha256());
        manifest.pieces().forEach(piece -> expected.put(piece.path(), piece.sha256()));
        checkPlace(manifest.chain(), faults);
        places.add(new Place(
                manifest.chain().organisation(),
                manifest.chain().position(),
                sha256,
                manifest.chain().previous(),
                manifest.archiveNumber()));
    }

    private void checkTombstone(
            ZipFile zip,
            Map<String, ZipEntry> entries,
            Map<String, String> hashes,
            Map<String, String> listed,
            Map<String, String> expected,
            List<String> faults)
            throws IOException {
        var sha256 = hashes.get(Tombstone.PATH);
        expected.put(Tombstone.PATH, listed.getOrDefault(Tombstone.PATH, sha256));
        Tombstone tombstone;
        try {
            tombstone = Tombstone.read(text(zip, entries.get(Tombstone.PATH)));
        } catch (IllegalArgumentException e) {
            faults.add(Tombstone.PATH + "被改动，已不是规定格式");
            return;
        }
        var chain = tombstone.chain();
        out.println("  档号" + tombstone.archiveNumber() + "，案件" + tombstone.caseNumber() + "，已于"
                + ChineseDates.of(tombstone.destroyedAt()) + "销毁，" + chain.organisation() + "序列第" + chain.position()
                + "号");
        out.println("  销毁记录校验值 " + sha256);
        checkPlace(chain, faults);
        places.add(new Place(
                chain.organisation(), chain.position(), sha256, chain.previous(), tombstone.archiveNumber() + "的销毁记录"));
        places.add(new Place(
                chain.organisation(),
                tombstone.filePosition(),
                tombstone.fileSha256(),
                tombstone.filePrevious(),
                tombstone.archiveNumber()));
    }

    private static void checkPlace(Manifest.Link chain, List<String> faults) {
        if ((chain.position() == 1) != chain.previous().equals(Sha256.NONE)) {
            faults.add("所记的序列位置与前一件校验值矛盾");
        }
    }

    /** Content against what it should be: changed, missing, renamed, added. */
    private static void compare(Map<String, String> expected, Map<String, String> hashes, List<String> faults) {
        var extra = new LinkedHashMap<>(hashes);
        extra.keySet().removeAll(expected.keySet());
        extra.remove(FileExport.SUMS_PATH);
        expected.forEach((path, sha256) -> {
            var found = hashes.get(path);
            if (found == null) {
                var renamed = extra.entrySet().stream()
                        .filter(each -> each.getValue().equals(sha256))
                        .map(Map.Entry::getKey)
                        .findFirst();
                renamed.ifPresentOrElse(
                        to -> {
                            extra.remove(to);
                            faults.add(sort(path) + "被改名：" + path + "，现在是" + to);
                        },
                        () -> faults.add("缺少" + sort(path) + "：" + path));
            } else if (!found.equals(sha256)) {
                faults.add(sort(path) + "被改动：" + path + "（校验值应为" + sha256 + "，现在是" + found + "）");
            }
        });
        extra.keySet().forEach(path -> faults.add("多出文件：" + path));
    }

    /** The list of sums against the manifest: whoever changes one of them must change the other. */
    private static void compareSums(Map<String, String> expected, Map<String, String> listed, List<String> faults) {
        if (listed.isEmpty()) {
            return;
        }
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(listed.keySet());
        var differing = all.stream()
                .filter(path -> !listed.getOrDefault(path, "").equals(expected.get(path)))
                .sorted()
                .collect(Collectors.joining("、"));
        if (!differing.isEmpty()) {
            faults.add(FileExport.SUMS_PATH + "与案卷清单的记载不一致：" + differing);
        }
    }

    private static String sort(String path) {
        return switch (path) {
            case Manifest.PATH -> "案卷清单";
            case Manifest.HISTORY_PATH -> "办理经过";
            case Manifest.PAGE_PATH -> "目录页";
            case Tombstone.PATH -> "销毁记录";
            case FileExport.README_PATH -> "说明";
            default -> "材料";
        };
    }

    private List<String> checkChain() {
        var faults = new ArrayList<String>();
        places.sort(Comparator.comparing(Place::organisation).thenComparingLong(Place::position));
        var notAdjacent = 0;
        for (int i = 1; i < places.size(); i++) {
            var before = places.get(i - 1);
            var after = places.get(i);
            if (!before.organisation().equals(after.organisation())) {
                continue;
            }
            if (before.position() == after.position()) {
                if (!before.sha256().equals(after.sha256())) {
                    faults.add("第" + after.position() + "号有两个不同的案卷：" + before.name() + "和" + after.name());
                }
            } else if (before.position() + 1 == after.position()) {
                if (!after.previous().equals(before.sha256())) {
                    faults.add("衔接断开：" + after.name() + "所记的前一件校验值不是" + before.name() + "的校验值（应为" + before.sha256()
                            + "，记的是" + after.previous() + "）");
                }
            } else {
                notAdjacent++;
            }
        }
        if (notAdjacent > 0) {
            out.println("有" + notAdjacent + "处案卷不相邻，中间的衔接没有核对");
        }
        return faults;
    }

    private static Map<String, String> sums(ZipFile zip, Map<String, ZipEntry> entries, List<String> faults)
            throws IOException {
        var entry = entries.get(FileExport.SUMS_PATH);
        if (entry == null) {
            faults.add("缺少" + FileExport.SUMS_PATH + "，案卷清单本身是否改动无从核对");
            return Map.of();
        }
        var sums = new LinkedHashMap<String, String>();
        try {
            for (var line : text(zip, entry).split("\n")) {
                if (!line.matches("[0-9a-f]{64}  .+") || sums.put(line.substring(66), line.substring(0, 64)) != null) {
                    throw new IllegalArgumentException(line);
                }
            }
        } catch (IllegalArgumentException e) {
            faults.add(FileExport.SUMS_PATH + "被改动，已不是规定格式");
        }
        return sums;
    }

    /** @return null where the content can't be read */
    private static String hash(ZipFile zip, ZipEntry entry, List<String> faults) {
        try (var content = zip.getInputStream(entry)) {
            return Sha256.of(content);
        } catch (IOException e) {
            faults.add("读不出内容，压缩包已损坏：" + entry.getName());
            return "";
        }
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            var bytes = content.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw new IllegalArgumentException("too long");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
