"""Makes GovSong from a Noto Serif SC TrueType file:  make_song.py SOURCE TARGET [gbk]

Several code points share one outline in Noto (the Kangxi radical U+2F08 and the character U+4EBA, for example), and a
PDF names a glyph by the lowest of them. Without the radicals and the compatibility forms the text that is copied,
searched or read aloud is the text that was written. With `gbk` the characters outside GBK are left out as well.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SHARED_OUTLINES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
NOT_CHINESE = ((0x3040, 0x30FF), (0xAC00, 0xD7A3))


def within(code_point, ranges):
    return any(first <= code_point <= last for first, last in ranges)


def in_gbk(code_point):
    try:
        chr(code_point).encode("gbk")
        return True
    except UnicodeEncodeError:
        return False


def main(source, target, only=None):
    font = TTFont(source)
    wanted = [c for c in font.getBestCmap() if not within(c, SHARED_OUTLINES + NOT_CHINESE)]
    if only == "gbk":
        wanted = [c for c in wanted if in_gbk(c)]
    options = subset.Options(layout_features=[], hinting=False, glyph_names=False)
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    # Variation sequences (format 14) would lead back to the shared outlines.
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    font.save(target)


main(*sys.argv[1:])
