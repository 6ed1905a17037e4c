package gongkai.archive;

import gongkai.archive.Chain.Entry;
import gongkai.archive.Chain.Kind;
import gongkai.archive.VerificationReport.Fault;
import gongkai.archive.VerificationReport.Finding;
import gongkai.archive.VerificationReport.Head;
import gongkai.documents.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks every chain link by link, and every file part by part. */
@Component
class ChainVerification {

    private static final int AT_ONCE = 100;

    private final Chain chain;
    private final ArchivedFiles files;
    private final Documents documents;

    ChainVerification(Chain chain, ArchivedFiles files, Documents documents) {
        this.chain = chain;
        this.files = files;
        this.documents = documents;
    }

    VerificationReport run() {
        var run = new Run();
        chain.organisations().forEach(run::check);
        return new VerificationReport(run.fileCount, run.tombstoneCount, run.documentCount, run.findings, run.heads);
    }

    private class Run {

        final List<Finding> findings = new ArrayList<>();
        final List<Head> heads = new ArrayList<>();
        int fileCount;
        int tombstoneCount;
        int documentCount;

        void check(String organisation) {
            // Read first: files that are filed while we check lie beyond this end.
            var end = chain.ends().stream()
                    .filter(each -> each.organisation().equals(organisation))
                    .findFirst()
                    .orElse(new Chain.End(organisation, 0, Sha256.NONE));
            var endFound = end.position() == 0;
            long position = 0;
            var sha256 = Sha256.NONE;
            Map<Long, Entry> destroyed = new HashMap<>();
            Set<Long> buried = new HashSet<>();
            for (var some = chain.after(organisation, 0, AT_ONCE);
                    !some.isEmpty();
                    some = chain.after(organisation, position, AT_ONCE)) {
                for (var entry : some) {
                    for (long missing = position + 1; missing < entry.position(); missing++) {
                        found(Fault.ENTRY_MISSING, "", organisation + "序列缺少第" + missing + "号");
                    }
                    if (entry.position() == position + 1 && !entry.previous().equals(sha256)) {
                        found(Fault.LINK_BROKEN, entry.archiveNumber(), "第" + entry.position() + "号与前一件不相接");
                    }
                    position = entry.position();
                    sha256 = entry.sha256();
                    endFound |= position == end.position() && sha256.equals(end.sha256());
                    if (entry.kind() == Kind.TOMBSTONE) {
                        tombstoneCount++;
                        checkTombstone(entry, destroyed, buried);
                    } else if (entry.manifest() == null) {
                        destroyed.put(entry.position(), entry);
                    } else {
                        fileCount++;
                        checkFile(entry);
                    }
                }
            }
            for (var entry : destroyed.values()) {
                if (!buried.contains(entry.position())) {
                    found(Fault.MANIFEST_MISSING, entry.archiveNumber(), "案卷内容缺失，也没有销毁记录");
                }
            }
            if (!endFound || end.position() == 0 && position > 0) {
                found(
                        Fault.ENTRY_MISSING,
                        "",
                        organisation + "序列末端与登记不符：登记到第" + end.position() + "号，现在到第" + position + "号");
            }
            heads.add(new Head(organisation, position, sha256));
        }

        private void checkFile(Entry entry) {
            var number = entry.archiveNumber();
            Manifest manifest;
            try {
                manifest = Manifest.read(entry.manifest());
            } catch (IllegalArgumentException e) {
                found(Fault.MANIFEST_CHANGED, number, "案卷清单被改动，已不是规定格式");
                return;
            }
            if (!Sha256.of(entry.manifest()).equals(entry.sha256())) {
                found(Fault.MANIFEST_CHANGED, number, "案卷清单被改动");
            }
            if (!manifest.chain().equals(new Manifest.Link(entry.organisation(), entry.position(), entry.previous()))
                    || !manifest.archiveNumber().equals(number)) {
                found(Fault.LINK_BROKEN, number, "案卷清单所记的位置或前一件校验值与序列登记不符");
            }
            var file = files.ofNumber(number).orElse(null);
            if (file == null) {
                found(Fault.REGISTER_CHANGED, number, "案卷登记缺失");
                return;
            }
            if (file.destroyed()) {
                found(Fault.NOT_DESTROYED, number, "登记为已销毁，案卷清单仍在");
                return;
            }
            if (!agrees(file, manifest)) {
                found(Fault.REGISTER_CHANGED, number, "案卷登记被改动，与案卷清单不一致");
            }
            var texts = files.texts(file.caseNumber());
            if (texts.history() == null || !Sha256.of(texts.history()).equals(manifest.historySha256())) {
                found(Fault.HISTORY_CHANGED, number, "办理经过被改动");
            }
            if (texts.page() == null || !Sha256.of(texts.page()).equals(manifest.pageSha256())) {
                found(Fault.PAGE_CHANGED, number, "目录页被改动");
            }
            checkDocuments(number, manifest, files.documents(file.caseNumber()));
        }

        private void checkDocuments(String number, Manifest manifest, List<Long> documentIds) {
            for (int i = 0; i < manifest.pieces().size(); i++) {
                documentCount++;
                var piece = manifest.pieces().get(i);
                byte[] content = null;
                try {
                    content = i < documentIds.size() ? documents.content(documentIds.get(i)) : null;
                } catch (RuntimeException unreadable) {
                    // Stays null: whatever the reason, the document can't be had.
                }
                if (content == null) {
                    found(Fault.DOCUMENT_MISSING, number, "缺少材料：" + piece.path());
                } else if (!Sha256.of(content).equals(piece.sha256())) {
                    found(Fault.DOCUMENT_CHANGED, number, "材料被改动：" + piece.path());
                }
            }
            if (documentIds.size() > manifest.pieces().size()) {
                found(Fault.DOCUMENT_ADDED, number, "登记的材料比案卷清单多");
            }
        }

        private void checkTombstone(Entry entry, Map<Long, Entry> destroyed, Set<Long> buried) {
            var number = entry.archiveNumber();
            Tombstone tombstone;
            try {
                tombstone = Tombstone.read(String.valueOf(entry.manifest()));
            } catch (IllegalArgumentException e) {
                found(Fault.TOMBSTONE_CHANGED, number, "销毁记录被改动，已不是规定格式");
                return;
            }
            if (!Sha256.of(entry.manifest()).equals(entry.sha256())) {
                found(Fault.TOMBSTONE_CHANGED, number, "销毁记录被改动");
            }
            if (!tombstone
                    .chain()
                    .equals(new Manifest.Link(entry.organisation(), entry.position(), entry.previous()))) {
                found(Fault.LINK_BROKEN, number, "销毁记录所记的位置或前一件校验值与序列登记不符");
            }
            buried.add(tombstone.filePosition());
            var file = destroyed.get(tombstone.filePosition());
            if (file == null) {
                found(Fault.NOT_DESTROYED, number, "有销毁记录，案卷清单仍在");
            } else if (!file.sha256().equals(tombstone.fileSha256())
                    || !file.previous().equals(tombstone.filePrevious())
                    || !file.archiveNumber().equals(tombstone.archiveNumber())) {
                found(Fault.TOMBSTONE_CHANGED, number, "销毁记录与原案卷的登记不一致");
            }
            var register = files.of(tombstone.caseNumber()).orElse(null);
            if (register == null
                    || !register.number().equals(number)
                    || !tombstone.destroyedAt().equals(register.destroyedAt())) {
                found(Fault.REGISTER_CHANGED, number, "案卷登记与销毁记录不一致");
            }
        }

        private void found(Fault fault, String number, String sentence) {
            findings.add(new Finding(fault, number, sentence));
        }
    }

    private static boolean agrees(ArchivedFile file, Manifest manifest) {
        return file.caseNumber().equals(manifest.caseNumber())
                && file.organisation().equals(manifest.chain().organisation())
                && file.position() == manifest.chain().position()
                && ArchivedFiles.listed(manifest.title()).equals(file.title())
                && file.process().equals(manifest.process())
                && file.archiveClass().equals(manifest.archiveClass())
                && file.openedOn().equals(manifest.openedOn())
                && file.endedOn().equals(manifest.endedOn())
                && ArchivedFiles.listed(manifest.outcome()).equals(file.outcome())
                && file.filedAt().equals(manifest.filedAt())
                && Objects.equals(file.retainUntil(), manifest.retainUntil());
    }
}
