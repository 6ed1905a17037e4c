"""Makes RareHan from an OpenType (CFF) collection:  make_rare.py COLLECTION INDEX TARGET

Keeps the characters from U+20000 on and turns their cubic outlines into quadratic ones, because the PDF library reads
TrueType outlines only.
"""

import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

UNUSED_LIMITS = (
    "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
    "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
    "maxCompositeContours", "maxComponentDepth",
)


def rare_characters(collection, index):
    font = TTFont(collection, fontNumber=index)
    options = subset.Options(layout_features=[], hinting=False, glyph_names=False, notdef_outline=True)
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[0x20] + [c for c in font.getBestCmap() if c >= 0x20000])
    subsetter.subset(font)
    return font


def to_truetype(font):
    order, outlines = font.getGlyphOrder(), font.getGlyphSet()
    tolerance = font["head"].unitsPerEm / 1000
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(table)
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, glyph.xMin if glyph.numberOfContours else 0)
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for limit in UNUSED_LIMITS:
        setattr(limits, limit, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"


def rename(font, family):
    # The name of a changed font must not be the reserved one (OFL, condition 3).
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = family


def main(collection, index, target):
    font = rare_characters(collection, int(index))
    to_truetype(font)
    rename(font, "RareHan")
    font.save(target)


main(*sys.argv[1:])
