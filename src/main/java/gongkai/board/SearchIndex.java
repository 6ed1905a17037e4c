package gongkai.board;

import gongkai.board.ChangeFeed.News;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This node's index. It is nothing but the change feed carried out, so each search first carries out what has come since: whatever was
 * committed before, on any node, is in its answer. Where much is missing, because the index is new, damaged or of another
 * history, it is made in the background, and until then there is no answer.
 */
@Component
class SearchIndex implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    /** So many changes a search waits for. */
    private static final int AT_ONCE = 1000;

    private static final int BATCH = 500;
    private static final int BATCHES_PER_COMMIT = 20;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);

    private final ChangeFeed changes;
    private final Items items;
    private final SearchSettings settings;
    private final TransactionTemplate outside;

    private final ReentrantLock writing = new ReentrantLock();
    private IndexFolder folder;
    private Long damagedAt;
    private volatile Snapshot snapshot;
    private volatile boolean building;
    private volatile Long restsUntil;
    private volatile boolean closed;

    SearchIndex(ChangeFeed changes, Items items, SearchSettings settings, PlatformTransactionManager transactions) {
        this.changes = changes;
        this.items = items;
        this.settings = settings;
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.outside.setReadOnly(true);
    }

    /** Just what the index held at a position; the reader counts its users and closes after the last. */
    private record Snapshot(DirectoryReader reader, Position position) {}

    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    /** @return empty where the database has to answer */
    <T> Optional<T> ask(Question<T> question) {
        Snapshot present = present();
        if (present == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.ask(new IndexSearcher(present.reader())));
        } catch (DataAccessException | TransactionException down) {
            throw down; // the database's trouble, which a new index wouldn't mend
        } catch (IOException | RuntimeException damaged) {
            // A damaged file shows itself by any exception at all.
            startAgain(damaged);
            return Optional.empty();
        } finally {
            release(present);
        }
    }

    private Snapshot present() {
        Snapshot known = snapshot;
        if (known != null && known.reader().tryIncRef()) {
            boolean behind = true;
            try {
                behind = !outside(() -> changes.since(known.position(), 1)).none();
            } finally {
                if (behind) {
                    release(known);
                }
            }
            if (!behind) {
                return known;
            }
        }
        return unavailable() ? null : caughtUp();
    }

    private boolean unavailable() {
        Long until = restsUntil;
        return closed || building || until != null && System.nanoTime() - until < 0;
    }

    private void rest(Duration pause) {
        restsUntil = System.nanoTime() + pause.toNanos();
    }

    private Snapshot caughtUp() {
        writing.lock();
        try {
            if (unavailable()) {
                return null;
            }
            if (folder == null) {
                folder = IndexFolder.open(settings.path());
            }
            News news = outside(() -> changes.since(folder.position(), AT_ONCE + 1));
            if (!news.continues()) {
                LOG.warn("The search index is of another history than the database and is made anew");
                forget();
                folder.empty();
                news = outside(() -> changes.since(Position.START, AT_ONCE + 1));
            }
            if (news.size() > AT_ONCE) {
                buildInBackground();
                return null;
            }
            apply(news);
            if (snapshot == null || !snapshot.position().equals(folder.position())) {
                folder.commit();
                renew();
            }
            snapshot.reader().incRef();
            return snapshot;
        } catch (LockObtainFailedException taken) {
            LOG.warn(
                    "The search index in {} is in use by another process; this one searches the database, which is slower."
                            + " Give each its own GONGKAI_HOME",
                    settings.directory());
            rest(PAUSE);
            return null;
        } catch (DataAccessException | TransactionException database) {
            throw database;
        } catch (IOException | RuntimeException damaged) {
            startAgain(damaged);
            return null;
        } finally {
            writing.unlock();
        }
    }

    private void apply(News news) throws IOException {
        if (news.size() > 0) {
            List<String> numbers = List.copyOf(news.numbers());
            List<IndexedItem> present = outside(() -> items.indexed(numbers));
            folder.apply(numbers, present, news.upTo());
        }
    }

    private void renew() throws IOException {
        Snapshot before = snapshot;
        snapshot = new Snapshot(folder.reader(before == null ? null : before.reader()), folder.position());
        if (before != null) {
            release(before);
        }
    }

    private void forget() {
        Snapshot before = snapshot;
        snapshot = null;
        if (before != null) {
            release(before);
        }
    }

    private static void release(Snapshot snapshot) {
        try {
            snapshot.reader().decRef();
        } catch (IOException | RuntimeException damaged) {
            LOG.debug("A search index could not be closed", damaged);
        }
    }

    /** Seen from outside the transaction: what the caller hasn't committed may never be, and must not get into the index. */
    private <T> T outside(Supplier<T> read) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? outside.execute(status -> read.get())
                : read.get();
    }

    // ---- making it anew

    private void buildInBackground() {
        building = true;
        var builder = new Thread(this::build, "search-index");
        builder.setDaemon(true);
        builder.start();
    }

    private void build() {
        long begun = System.nanoTime();
        try {
            LOG.info("Making the search index; until it is there, searches ask the database");
            int batch = 1;
            while (!closed && !lastBatch(batch++)) {
                // others get at the lock in between
            }
            LOG.info(
                    "The search index took {} s",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        } catch (DataAccessException | TransactionException database) {
            LOG.warn("Making the search index waits for the database", database);
            rest(DATABASE_PAUSE);
        } catch (IOException | RuntimeException damaged) {
            startAgain(damaged);
        } finally {
            building = false;
        }
    }

    private boolean lastBatch(int batch) throws IOException {
        writing.lock();
        try {
            if (closed || folder == null) {
                return true;
            }
            News news = changes.since(folder.position(), BATCH);
            if (!news.continues()) {
                folder.empty();
                return false;
            }
            apply(news);
            boolean last = news.size() < BATCH;
            if (last || batch % BATCHES_PER_COMMIT == 0) {
                folder.commit();
            }
            if (last) {
                renew();
            }
            return last;
        } finally {
            writing.unlock();
        }
    }

    /** Throws the index away; the next search begins a new one, but not again and again. */
    private void startAgain(Exception damaged) {
        writing.lock();
        try {
            LOG.error("The search index can't be used and is made anew", damaged);
            forget();
            if (folder != null) {
                folder.discard();
                folder = null;
            }
            IndexFolder.clear(settings.path());
            long now = System.nanoTime();
            if (damagedAt != null && now - damagedAt < PAUSE.toNanos()) {
                rest(PAUSE);
            }
            damagedAt = now;
        } catch (IOException hopeless) {
            LOG.error("The search index in {} can't be deleted", settings.directory(), hopeless);
            rest(PAUSE);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void destroy() throws IOException {
        closed = true;
        writing.lock();
        try {
            forget();
            if (folder != null) {
                folder.close();
                folder = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
