package gongkai.board;

import gongkai.catalogue.Scope;
import java.time.Instant;

/**
 * Something was put on the board, in the transaction of the listener.
 *
 * @param version 1 where it is new, else it takes the place of the one before
 */
public record ItemPublished(
        String number, int version, String organisation, String unit, Scope scope, Instant publishedAt) {}
