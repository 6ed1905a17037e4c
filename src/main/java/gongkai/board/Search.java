package gongkai.board;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds: by the index where it is there and up to date, else by the database. */
@Component
class Search {

    private final IndexSearch index;
    private final DatabaseSearch database;

    Search(IndexSearch index, DatabaseSearch database) {
        this.index = index;
        this.database = database;
    }

    Found find(BoardQuery query, Visibility visibility, boolean withFacets) {
        return index.find(query, visibility, withFacets).orElseGet(() -> database.find(query, visibility, withFacets));
    }

    /** The numbers of all pages. */
    List<String> all(BoardQuery query, Visibility visibility) {
        return index.all(query, visibility).orElseGet(() -> database.all(query, visibility));
    }

    /** @return numbers, the nearest first */
    List<String> similar(String text, Visibility visibility, int limit) {
        return index.similar(text, visibility, limit)
                .orElseGet(() -> database.find(BoardQuery.of(text), visibility, false).numbers().stream()
                        .limit(limit)
                        .toList());
    }
}
