package gongkai.screening;

/**
 * Something that should not go public as it is. The record of it doesn't repeat it.
 *
 * @param where 标题, 正文 or 附件“…”
 * @param excerpt what stands around it, at most 40 characters, with every finding in it masked
 * @param position index of its first char in the text
 */
public record Finding(FindingKind kind, String where, String excerpt, int position) {}
