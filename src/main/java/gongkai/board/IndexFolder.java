package gongkai.board;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index on disk or in memory, and how much of the change feed is in it. One thread at a time. */
final class IndexFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String FORMAT = "format";
    private static final String SEQUENCE = "sequence";
    private static final String STAMP = "stamp";

    private final Directory directory;
    private final IndexWriter writer;
    private Position position;

    private IndexFolder(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * An index that is there and whole, else an empty one.
     *
     * @param path null: in memory
     * @throws LockObtainFailedException where another process has it
     */
    static IndexFolder open(Path path) throws IOException {
        if (path == null) {
            return opened(new ByteBuffersDirectory());
        }
        Files.createDirectories(path);
        try {
            return opened(FSDirectory.open(path));
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("The search index in {} is damaged and is made anew: {}", path, damaged.toString());
            clear(path);
            return opened(FSDirectory.open(path));
        }
    }

    private static IndexFolder opened(Directory directory) throws IOException {
        IndexFolder folder = null;
        try {
            folder = new IndexFolder(directory, new IndexWriter(directory, new IndexWriterConfig(null)));
            folder.readPosition();
            folder.checkWhole();
            return folder;
        } catch (IOException | RuntimeException failed) {
            if (folder == null) {
                directory.close();
            } else {
                folder.discard();
            }
            throw failed;
        }
    }

    private void readPosition() {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        position = IndexedItem.FORMAT.equals(data.get(FORMAT))
                ? new Position(Long.parseLong(data.get(SEQUENCE)), data.get(STAMP))
                : Position.START;
    }

    private void checkWhole() throws IOException {
        try (DirectoryReader reader = reader(null)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        if (position.equals(Position.START)) {
            writer.deleteAll();
        }
    }

    Position position() {
        return position;
    }

    /** From here on as if nothing had ever been in it. */
    void empty() throws IOException {
        writer.deleteAll();
        position = Position.START;
    }

    /**
     * @param changed numbers of all that changed
     * @param present those among them that are still to be found
     */
    void apply(Collection<String> changed, Collection<IndexedItem> present, Position upTo) throws IOException {
        Map<String, IndexedItem> byNumber = new HashMap<>();
        present.forEach(item -> byNumber.put(item.number(), item));
        List<Term> gone = new ArrayList<>();
        for (String number : changed) {
            var item = byNumber.get(number);
            if (item == null) {
                gone.add(new Term(IndexedItem.NUMBER, number));
            } else {
                writer.updateDocument(new Term(IndexedItem.NUMBER, number), item.document());
            }
        }
        writer.deleteDocuments(gone.toArray(Term[]::new));
        position = upTo;
    }

    void commit() throws IOException {
        writer.setLiveCommitData(Map.of(
                        FORMAT,
                        IndexedItem.FORMAT,
                        SEQUENCE,
                        Long.toString(position.sequence()),
                        STAMP,
                        position.stamp())
                .entrySet());
        writer.commit();
    }

    /**
     * All that has been applied.
     *
     * @param before an older one that shares what hasn't changed; null for none. It stays open.
     */
    DirectoryReader reader(DirectoryReader before) throws IOException {
        if (before != null) {
            DirectoryReader changed = DirectoryReader.openIfChanged(before, writer);
            if (changed == null) {
                before.incRef();
            }
            return changed == null ? before : changed;
        }
        return DirectoryReader.open(writer);
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            writer.close();
        }
    }

    /** Closes without keeping anything that wasn't committed. */
    void discard() {
        try (directory) {
            writer.rollback();
        } catch (IOException | RuntimeException damaged) {
            LOG.debug("The search index could not be closed", damaged);
        }
    }

    /** @param path null: there is nothing to clear */
    static void clear(Path path) throws IOException {
        if (path == null || !Files.isDirectory(path)) {
            return;
        }
        try (var files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
