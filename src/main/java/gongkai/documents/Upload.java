package gongkai.documents;

import org.springframework.core.io.InputStreamSource;

/** A file that comes with an application; {@code size} in bytes. */
public record Upload(String filename, InputStreamSource content, long size) {}
