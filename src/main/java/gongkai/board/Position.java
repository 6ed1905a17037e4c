package gongkai.board;

/**
 * How far the change feed has been followed.
 *
 * @param stamp of the change of that number: another one means another history, as after a backup was put back
 */
record Position(long sequence, String stamp) {

    static final Position START = new Position(0, "");
}
