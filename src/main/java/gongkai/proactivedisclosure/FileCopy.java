package gongkai.proactivedisclosure;

/** Which document goes out in place of which: the copy without metadata for the file as it came. */
record FileCopy(long original, long copy) {}
